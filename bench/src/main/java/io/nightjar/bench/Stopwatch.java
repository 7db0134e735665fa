package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times one process from beside it: a shell notes when it starts it and when it has ended, and what processor time it took.
 * A command in front of the shell, which may wait for its turn or set a priority, is no part of the time.
 */
final class Stopwatch {
    /** The process takes the place of the inner shell, whose number thereby is its own. */
    private static final String SCRIPT = """
            notes=$1
            shift
            date +%s%N >"$notes"
            sh -c 'echo $$ >>"$0"; exec "$@"' "$notes" "$@"
            status=$?
            { date +%s%N; times; } >>"$notes"
            exit $status
            """;

    private static final Pattern MINUTES = Pattern.compile("(\\d+)m([0-9.]+)s");
    private static final int PROCESS = 1;
    private static final int END = 2;
    /** The shell says its own first. */
    private static final int TIMES_OF_CHILDREN = 4;

    private final Path notes;
    private long peakKilobytes;

    /** @param notes a file for the shell to write to */
    Stopwatch(Path notes) {
        this.notes = notes;
    }

    List<String> around(List<String> under, List<String> command) {
        List<String> all = new ArrayList<>(under);
        all.addAll(List.of("sh", "-c", SCRIPT, "stopwatch", notes.toString()));
        all.addAll(command);
        return all;
    }

    /** Looks how much memory the process has held so far: the kernel keeps the most. */
    void look() {
        try {
            List<String> lines = Files.readAllLines(notes);
            if (lines.size() == PROCESS + 1) {
                for (String line : Files.readAllLines(Path.of("/proc", lines.get(PROCESS), "status"))) {
                    if (line.startsWith("VmHWM:")) {
                        peakKilobytes = Math.max(peakKilobytes, Long.parseLong(line.replaceAll("[^0-9]", "")));
                    }
                }
            }
        } catch (IOException e) {
            // It ended between two looks.
        }
    }

    long peakBytes() {
        return peakKilobytes << 10;
    }

    /** From start to end; not a number where something in front of the shell ended it. */
    double seconds() throws IOException {
        List<String> lines = Files.readAllLines(notes);
        return lines.size() <= END ? Double.NaN : (Long.parseLong(lines.get(END)) - Long.parseLong(lines.get(0))) / 1e9;
    }

    /** User and system time of all its threads and of what it started. */
    double cpuSeconds() throws IOException {
        List<String> lines = Files.readAllLines(notes);
        if (lines.size() <= TIMES_OF_CHILDREN) {
            return Double.NaN;
        }
        double sum = 0;
        Matcher times = MINUTES.matcher(lines.get(TIMES_OF_CHILDREN));
        while (times.find()) {
            sum += Integer.parseInt(times.group(1)) * 60 + Double.parseDouble(times.group(2));
        }
        return sum;
    }
}
