package io.nightjar.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The process of a {@link TableWatch}, from outside. It ends when its standard input does. */
final class Watcher implements AutoCloseable {
    /** The hidden command that is one, and how its last line begins. */
    private static final String COMMAND = "torture-watch";

    private static final String LOOKED = "looked ";

    private final Process process;
    private final BufferedReader answers;

    /** What it saw all the time. */
    record Sight(long looks, List<String> violations) {}

    Watcher(Program program, Bed bed, Collection<String> whole) {
        List<String> arguments = new ArrayList<>(List.of(COMMAND, bed.table()));
        arguments.addAll(whole);
        process = program.startTalking(bed.project(), arguments);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits until it looks. */
    void awaitFirstLook() {
        line();
    }

    private String line() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the process that watches the table has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it end and asks what it saw. */
    Sight end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> violations = new ArrayList<>();
        while (true) {
            String line = line();
            if (line.startsWith(LOOKED)) {
                return new Sight(Long.parseLong(line.substring(LOOKED.length())), violations);
            }
            violations.add("the reader: " + line);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
