package io.nightjar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    /** Linux counts in hundredths of a second whatever its own clock does. */
    private static final double TICKS = 100;

    static Launch of(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            // What the shell around this benchmark sets must not reach the contenders.
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("NIGHTJAR_") && !name.equals("NIGHTJAR_JAVA_HOME"));
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            long begun = System.nanoTime();
            Process process = builder.start();
            Watch watch = new Watch(Path.of("/proc/" + process.pid()));
            while (!process.waitFor(LOOK_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                watch.look();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Launch(
                    command,
                    process.exitValue(),
                    seconds,
                    watch.ticks / TICKS,
                    watch.peakKilobytes << 10,
                    Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
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

    /** Figures of a process while it lives; the last look is at most one interval before its end. */
    private static final class Watch {
        private final Path folder;
        private long ticks;
        private long peakKilobytes;

        Watch(Path folder) {
            this.folder = folder;
        }

        void look() {
            try {
                String stat = Files.readString(folder.resolve("stat"));
                String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                // User and system time are the 14th and 15th word of all.
                ticks = Math.max(ticks, Long.parseLong(words[11]) + Long.parseLong(words[12]));
                for (String line : Files.readAllLines(folder.resolve("status"))) {
                    if (line.startsWith("VmHWM:")) {
                        peakKilobytes = Math.max(peakKilobytes, Long.parseLong(line.replaceAll("[^0-9]", "")));
                    }
                }
            } catch (IOException e) {
                // It ended between two looks.
            }
        }
    }
}
