package io.nightjar.publish;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

/**
 * A process of its own that reads a table with DuckDB again and again, by each of its arguments in turn, until its input
 * ends. Says for each read, in a line, the argument's place, how many rows there were, and a checksum over all columns; or
 * what it failed with, and then it reads the same again.
 */
final class DuckReader {
    /** Begins an argument that is a file and, after a path separator, where the hard link to it is made that is read. */
    static final String LINK = "link:";

    static final String FAILED = "failed: ";

    /** How often the same is read until it succeeds. */
    static final int TRIES = 4;

    private DuckReader() {}

    public static void main(String[] sources) throws IOException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(DuckReader::readToTheEnd);
        while (!end.isDone()) {
            for (int place = 0; place < sources.length; place++) {
                String read;
                int tries = 0;
                do {
                    read = read(sources[place]);
                    say(place + " " + read);
                    tries++;
                } while (read.startsWith(FAILED) && tries < TRIES);
            }
        }
    }

    private static String read(String source) throws IOException {
        if (!source.startsWith(LINK)) {
            return query(source);
        }
        String[] names = source.substring(LINK.length()).split(File.pathSeparator);
        Path link = Path.of(names[1]);
        Files.deleteIfExists(link);
        Files.createLink(link, Path.of(names[0]));
        return query("'" + link + "'");
    }

    /** By a connection of its own: an error in the middle of a file may leave nothing of the last one to use. */
    private static String query(String source) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*), bit_xor(hash(id, version, score)) from " + source)) {
            rows.next();
            return rows.getLong(1) + " " + rows.getString(2);
        } catch (SQLException e) {
            return FAILED + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private static void readToTheEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
