package io.nightjar.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This program, to be started again as a process of its own.
 *
 * @param command what starts it, up to the arguments
 */
public record Program(List<String> command) {
    public Program {
        command = List.copyOf(command);
    }

    /** Starts a command in a project; nobody reads its answer. */
    Victim start(Path project, List<String> arguments) {
        ProcessBuilder builder = builder(project, arguments);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new Victim(started(builder));
    }

    /** Starts a command whose answer is read, line by line. */
    Process startTalking(Path project, List<String> arguments) {
        ProcessBuilder builder = builder(project, arguments);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return started(builder);
    }

    private ProcessBuilder builder(Path project, List<String> arguments) {
        List<String> line = new ArrayList<>(command);
        line.addAll(arguments);
        line.addAll(List.of("--project", project.toString()));
        return new ProcessBuilder(line);
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
