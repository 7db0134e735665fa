package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same million rows as one file and as ten thousand. */
final class SmallFilesRun {
    private static final int FILES = 10_000;
    private static final int ROWS = 1_000_000;

    private final Folders folders;
    private final Contenders contenders;
    private final Options options;

    SmallFilesRun(Folders folders, Contenders contenders, Options options) {
        this.folders = folders;
        this.contenders = contenders;
        this.options = options;
    }

    String measure(Workload workload) throws IOException, SQLException, InterruptedException {
        // For the model.
        new Provisions(folders).make(workload, Options.QUICK_ROWS);
        TrainingFiles files = new TrainingFiles(folders);
        String one = workload.name() + "-one-file";
        String many = workload.name() + "-many-files";
        files.job(workload, one);
        files.job(workload, many);
        Tables tables = new Tables(folders);
        tables.files(workload, one, ROWS, 1);
        tables.files(workload, many, ROWS, FILES);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d rows of table %s as one file and as %,d, medians of %d.%n%n| contender | one file, s | %,d files, s |"
                        + " ms a file | peak MB |%n|---|--:|--:|--:|--:|%n",
                ROWS,
                workload.name(),
                FILES,
                options.rounds(),
                FILES));
        for (Contender contender : contenders.all()) {
            if (options.contenders().isEmpty() ? contender.isOurs() : options.wants(contender)) {
                text.append(line(workload, contender, one, many));
            }
        }
        return text.toString();
    }

    private String line(Workload workload, Contender contender, String one, String many)
            throws IOException, InterruptedException {
        List<Launch> whole = new ArrayList<>();
        List<Launch> pieces = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            whole.add(run(workload, contender, one));
            pieces.add(run(workload, contender, many));
        }
        double seconds = Figures.median(whole.stream().map(Launch::seconds).toList());
        double inPieces = Figures.median(pieces.stream().map(Launch::seconds).toList());
        long peak = pieces.stream().mapToLong(Launch::peakBytes).max().orElseThrow();
        return "| "
                + String.join(
                        " | ",
                        contender.label(),
                        Report.number(seconds, 2),
                        Report.number(inPieces, 2),
                        Report.number((inPieces - seconds) * 1000 / FILES, 2),
                        Long.toString(peak >> 20))
                + " |\n";
    }

    private Launch run(Workload workload, Contender contender, String job) throws IOException, InterruptedException {
        Path out = folders.out().resolve("small-files");
        Task task = new Task(
                folders.input(job, Folders.WHOLE), folders.weights(workload.name()), out, contender.threads(), out);
        Launch launch = new Trial(options).of(contender.start(), workload, task);
        System.err.printf("%s, %s: %.2f s%n", job, contender.label(), launch.seconds());
        return launch;
    }
}
