package io.nightjar;

import io.nightjar.cli.Cli;
import io.nightjar.cli.Console;
import io.nightjar.cli.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The program. */
public final class Nightjar {
    private Nightjar() {}

    public static void main(String[] args) {
        Map<String, String> variables = System.getenv();
        Clock clock = Clock.systemUTC();
        BuildInfo build = BuildInfo.read();
        // UTF-8 whatever the locale of cron or of a container says.
        Console console = new Console(stream(FileDescriptor.out), stream(FileDescriptor.err), terminal());
        Surroundings surroundings = new Surroundings(
                variables,
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getProperty("nightjar.home")).map(Path::of),
                clock,
                System::nanoTime,
                Optional.ofNullable(System.getProperty("nightjar.program")).orElse("./nightjar"),
                build.line());
        System.exit(Cli.execute(
                args, console, surroundings, (settings, command) -> new Wiring(settings, clock, build, command)));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Which of the streams a person watches; the launcher says, since Java only knows of both together. */
    private static Console.Terminal terminal() {
        return new Console.Terminal(
                Boolean.getBoolean("nightjar.out.terminal"), Boolean.getBoolean("nightjar.err.terminal"));
    }
}
