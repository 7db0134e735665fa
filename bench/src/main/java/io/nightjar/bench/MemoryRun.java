package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The engine in 512 MB of heap: half a table and five tables, ten times as many rows. */
final class MemoryRun {
    private static final String HEAP = "-Xmx512m";

    private final Folders folders;
    private final Contenders contenders;
    private final Options options;

    MemoryRun(Folders folders, Contenders contenders, Options options) {
        this.folders = folders;
        this.contenders = contenders;
        this.options = options;
    }

    String measure(Workload workload) throws IOException, SQLException, InterruptedException {
        new Provisions(folders).make(workload, options.rows());
        long rows = workload.rows(options.rows());
        StringBuilder text = new StringBuilder("Engine in `" + HEAP + "` on table " + workload.name() + ", medians of "
                + options.rounds() + ". The larger table is the smaller one's files ten times.\n\n"
                + "| threads | rows | seconds | peak MB of the process | rows | seconds | peak MB | growth |\n"
                + "|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (int threads : new int[] {1, 2}) {
            List<Launch> small = new ArrayList<>();
            List<Launch> large = new ArrayList<>();
            for (int round = 0; round < options.rounds(); round++) {
                small.add(run(workload, threads, Folders.HALF));
                large.add(run(workload, threads, Folders.FIVE_TIMES));
            }
            text.append("| ")
                    .append(threads)
                    .append(" | ")
                    .append(cells(small, rows / 2))
                    .append(" | ");
            text.append(cells(large, rows * 5)).append(" | ");
            text.append(Report.number(seconds(large) / seconds(small), 2)).append(" x |\n");
        }
        return text.toString();
    }

    private Launch run(Workload workload, int threads, String date) throws IOException, InterruptedException {
        Path out = folders.out().resolve("memory");
        Task task = new Task(
                folders.input(Folders.job(workload, options.rows()), date),
                folders.weights(workload.name()),
                out,
                threads,
                out);
        Launch launch = new Trial(options).of(contenders.engine("bare", HEAP), workload, task);
        FileTree.delete(out);
        System.err.printf("%s, %d threads: %.2f s, %d MB%n", date, threads, launch.seconds(), launch.peakBytes() >> 20);
        return launch;
    }

    private static String cells(List<Launch> launches, long rows) {
        long peak = launches.stream().mapToLong(Launch::peakBytes).max().orElseThrow();
        return Report.number(rows / 1e6, 1) + " M | " + Report.number(seconds(launches), 2) + " | " + (peak >> 20);
    }

    private static double seconds(List<Launch> launches) {
        return Figures.median(launches.stream().map(Launch::seconds).toList());
    }
}
