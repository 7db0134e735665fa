package io.nightjar.cli;

import io.nightjar.cli.Console.Terminal;
import io.nightjar.model.ModelRegistry;
import io.nightjar.storage.ProjectStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real command line over a project in a folder; keeps what was printed. */
final class Shell {
    static final String JOB = """
            title: Scores of a small table
            zone: America/New_York
            input:
              path: data/in/date={date}
              key: id
            model: small@1
            output:
              pass-through: [note]
            gates:
              - minimum-rows: 10
            schedule:
              at: "03:10"
            """;

    final Path folder;
    final FakeServices services = new FakeServices();
    final Map<String, String> variables = new HashMap<>();
    Terminal terminal = new Terminal(false, false);
    Instant now = Instant.parse("2001-05-09T07:10:00Z");

    /** How a command ended and what it printed. */
    record Ended(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        List<String> errorLines() {
            return err.lines().toList();
        }
    }

    Shell(Path folder) {
        this.folder = folder;
        write("nightjar.yaml", "timezone: UTC\n");
        write("jobs/small.yaml", JOB);
    }

    /** With the model in its store, and files of two nights that only have a name. */
    static Shell withModelAndNights(Path folder) {
        Shell shell = new Shell(folder);
        new ModelRegistry(new ProjectStorage(folder), "models").write(FakeServices.model());
        shell.write("data/in/date=2001-05-07/a.parquet", "");
        shell.write("data/in/date=2001-05-08/b.parquet", "");
        shell.write("data/in/date=2001-05-08/_SUCCESS", "");
        return shell;
    }

    Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
        Surroundings surroundings = new Surroundings(
                variables,
                folder,
                Optional.empty(),
                Clock.fixed(now, ZoneOffset.UTC),
                System::nanoTime,
                "./nightjar",
                "nightjar 9.9.9 (commit abc)");
        services.clock = surroundings.clock();
        int exit = Cli.execute(arguments, console, surroundings, services::in);
        return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
