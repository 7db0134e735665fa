package io.nightjar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One process, watched from outside.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds user and system time of all its threads
 * @param peakBytes the most memory it held at once, pages of mapped files included
 * @param output what it printed
 */
record Launch(List<String> command, int exit, double seconds, double cpuSeconds, long peakBytes, String output) {
    private static final long LOOK_MILLIS = 10;
    private static final int LINES_SHOWN = 40;

    static Launch of(List<String> command) throws IOException, InterruptedException {
        return under(List.of(), command);
    }

    /** @param under words that stand before the command's; what they start is not timed before it starts the command */
    static Launch under(List<String> under, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".out");
        Path notes = Files.createTempFile("bench", ".notes");
        try {
            Stopwatch watch = new Stopwatch(notes);
            ProcessBuilder builder = new ProcessBuilder(watch.around(under, command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            // What the shell around this benchmark sets must not reach the contenders.
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("NIGHTJAR_") && !name.equals("NIGHTJAR_JAVA_HOME"));
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            Process process = builder.start();
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                watch.look();
            }
            return new Launch(
                    command,
                    process.exitValue(),
                    watch.seconds(),
                    watch.cpuSeconds(),
                    watch.peakBytes(),
                    Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
            Files.delete(notes);
        }
    }

    Launch orFail() {
        if (exit != 0) {
            List<String> lines = output.lines().toList();
            throw new IllegalStateException("exit " + exit + " of " + String.join(" ", command) + "\n"
                    + String.join("\n", lines.subList(0, Math.min(lines.size(), LINES_SHOWN))));
        }
        return this;
    }

    /** What the process said under a name, as {@code name value} on a line. */
    Optional<String> said(String name) {
        return output.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }
}
