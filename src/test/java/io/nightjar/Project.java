package io.nightjar;

import io.nightjar.cli.Cli;
import io.nightjar.cli.Console;
import io.nightjar.cli.Surroundings;
import io.nightjar.testing.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A project in a folder of its own, with the example's job and model, and the whole program to run on it. */
final class Project {
    static final Path TREE = Path.of("").toAbsolutePath();
    static final String JOB = "flight-delay";

    final Path folder;
    Clock clock = Clock.systemUTC();

    /** How a command ended and what it printed. */
    record Ended(int exit, String out, String err) {
        String all() {
            return out + err;
        }
    }

    Project(Path folder) {
        this.folder = folder;
        copy(TREE.resolve("nightjar.yaml"), "nightjar.yaml");
        copy(TREE.resolve("jobs/flight-delay.yaml"), "jobs/flight-delay.yaml");
        copy(TREE.resolve("calendars/us-federal.yaml"), "calendars/us-federal.yaml");
        files(TREE.resolve("models/flight-delay/1"))
                .forEach(file -> copy(file, "models/flight-delay/1/" + file.getFileName()));
    }

    /** Puts a night of the example's flights into the partition of a date, maybe another one. */
    void flights(String night, String date, String file) {
        copy(
                TREE.resolve("data/flights/date=" + night + "/flights_0.parquet"),
                "data/flights/date=" + date + "/" + file);
    }

    void flights(String night) {
        flights(night, night, "flights_0.parquet");
    }

    /** Puts the labels of a night of the example into their partition. */
    void delays(String night) {
        copy(
                TREE.resolve("data/flight-delays/date=" + night + "/delays_0.parquet"),
                "data/flight-delays/date=" + night + "/delays_0.parquet");
    }

    /** The real command line in this process. */
    Ended run(String... arguments) {
        return runFrom(folder, arguments);
    }

    /** The same, called from another folder. */
    Ended runFrom(Path workingFolder, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Console.Terminal(false, false));
        Surroundings surroundings = new Surroundings(
                Map.of(), workingFolder, Optional.empty(), clock, System::nanoTime, "./nightjar", "test");
        BuildInfo build = BuildInfo.read();
        int exit = Cli.execute(
                arguments, console, surroundings, (settings, command) -> new Wiring(settings, clock, build, command));
        return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Ended night(String date, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", JOB, "--date", date));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    Path table(String date) {
        return folder.resolve("output/flight-delay/date=" + date + "/scores.parquet");
    }

    byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void edit(String file, String from, String to) {
        try {
            String text = Files.readString(folder.resolve(file));
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " has no '" + from + "'");
            }
            Files.writeString(folder.resolve(file), text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void copy(Path from, String to) {
        try {
            Path target = folder.resolve(to);
            Files.createDirectories(target.getParent());
            Files.write(target, Files.readAllBytes(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every regular file below a folder of the project, relative to it and sorted; none where it is absent. */
    List<String> filesBelow(String name) {
        return FileTree.filesBelow(folder.resolve(name));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another's view of our files: rows of an SQL query, each value as DuckDB gives it. */
    static List<List<Object>> duck(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<Object>> all = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getObject(column));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static void duckWrites(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
