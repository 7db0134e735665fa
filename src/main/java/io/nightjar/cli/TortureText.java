package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.torture.Restart;
import io.nightjar.torture.TortureReport;
import io.nightjar.torture.Trial;
import io.nightjar.torture.Trial.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the crash harness did and saw, in words and as JSON. */
final class TortureText {
    /** The shares of unfinished work that restarts are told by. */
    private static final int QUARTERS = 4;

    private final Console console;

    TortureText(Console console) {
        this.console = console;
    }

    /** A trial as it ends. */
    void tell(Trial trial) {
        String what = trial.skipped().isPresent()
                ? "skipped: " + trial.skipped().get()
                : trial.ended()
                        + trial.restart().map(TortureText::words).orElse("")
                        + (trial.held() ? "" : "  VIOLATED: " + String.join("; ", trial.violations()));
        console.error(trial.kind().label() + "  " + trial.where() + "  " + what);
    }

    private static String words(Restart restart) {
        return String.format(
                Locale.ROOT,
                "; restart took %.1f s for %d of %d splits",
                restart.seconds(),
                restart.unfinished(),
                restart.splits());
    }

    /** All of it, in the end. */
    void print(TortureReport report) {
        trials(report).print(console);
        report.seen().stream().limit(10).forEach(console::print);
        report.trials().stream()
                .filter(trial -> trial.kind() == Kind.STARTED_TOGETHER)
                .forEach(trial -> console.print(trial.where() + " for one night: " + trial.ended()));
        if (!report.restarts().isEmpty()) {
            console.print("");
            restarts(report).print(console);
            console.print(restartSentence(report));
        }
        console.print("");
        console.print(String.format(
                Locale.ROOT,
                "%s; a night takes %.1f s undisturbed, what finishes a disturbed one %.1f s",
                Words.count(report.rows(), "row"),
                report.undisturbedSeconds(),
                report.finishSeconds()));
        console.print(verdict(report));
    }

    /** All of it in one sentence. */
    private String verdict(TortureReport report) {
        long done = report.trials().stream()
                .filter(trial -> trial.skipped().isEmpty())
                .count();
        long skipped = report.trials().size() - done;
        long violated = report.trials().stream().filter(trial -> !trial.held()).count()
                + report.seen().size();
        return console.styled(report.held() ? Style.GOOD : Style.BAD, report.held() ? "all held" : "NOT ALL HELD")
                + ": " + Words.count(done, "trial")
                + (skipped == 0 ? "" : " and " + Words.count(skipped) + " skipped") + ", "
                + Words.count(violated, "violation") + "; another process read the whole table "
                + Words.count(report.looks(), "time");
    }

    private static TextTable trials(TortureReport report) {
        TextTable table = TextTable.of("what", ">trials", ">violations", "skipped");
        for (Kind kind : Kind.values()) {
            List<Trial> trials = report.trials().stream()
                    .filter(trial -> trial.kind() == kind)
                    .toList();
            if (!trials.isEmpty()) {
                long done = trials.stream()
                        .filter(trial -> trial.skipped().isEmpty())
                        .count();
                long bad = trials.stream().filter(trial -> !trial.held()).count();
                List<String> skipped = trials.stream()
                        .flatMap(trial -> trial.skipped().stream())
                        .toList();
                table.row(Cell.of(kind.label()), Cell.of(done), count(bad), Cell.of(String.join("; ", skipped)));
            }
        }
        table.row(
                Cell.of("read by another process"),
                Cell.of(report.looks()),
                count(report.seen().size()),
                Cell.of(""));
        return table;
    }

    private static Cell count(long bad) {
        return Cell.of(bad).styled(bad == 0 ? Style.GOOD : Style.BAD);
    }

    /** How long restarts took, by the share of the splits that was left to them. */
    private static TextTable restarts(TortureReport report) {
        TextTable table = TextTable.of(
                "splits_left_to_a_restart", ">restarts", ">seconds_on_average", ">of_an_undisturbed_night");
        for (int quarter = 0; quarter <= QUARTERS; quarter++) {
            int wanted = quarter;
            List<Restart> these = report.restarts().stream()
                    .filter(restart -> Math.ceil(QUARTERS * restart.share()) == wanted)
                    .toList();
            if (!these.isEmpty()) {
                double mean =
                        these.stream().mapToDouble(Restart::seconds).average().orElseThrow();
                table.row(
                        Cell.of(quarter == 0 ? "none" : "up to " + 100 * quarter / QUARTERS + " %"),
                        Cell.of(these.size()),
                        Cell.of(seconds(mean)),
                        Cell.of(String.format(Locale.ROOT, "%.0f %%", 100 * mean / report.undisturbedSeconds())));
            }
        }
        table.row(
                Cell.of("all, undisturbed"),
                Cell.of(""),
                Cell.of(seconds(report.undisturbedSeconds())),
                Cell.of("100 %"));
        return table;
    }

    /** The extremes, from which one sees what a split more costs. */
    private static String restartSentence(TortureReport report) {
        List<Restart> all = report.restarts();
        Restart fewest = all.get(0);
        Restart most = all.get(all.size() - 1);
        return "from restart to published: " + seconds(fewest.seconds()) + " s with " + fewest.unfinished() + " of "
                + Words.count(fewest.splits(), "split") + " left"
                + (most.unfinished() == fewest.unfinished()
                        ? ""
                        : ", " + seconds(most.seconds()) + " s with " + most.unfinished() + " left")
                + "; an undisturbed night, with all of them to score: " + seconds(report.undisturbedSeconds()) + " s";
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    static Json.Fields fields(TortureReport report) {
        return new Json.Fields()
                .put("held", report.held())
                .put("rows", report.rows())
                .put("tables", report.digests())
                .put("looks", report.looks())
                .put("seen", report.seen())
                .put("undisturbed_seconds", report.undisturbedSeconds())
                .put("finish_seconds", report.finishSeconds())
                .put("trials", report.trials().stream().map(TortureText::fields).toList());
    }

    private static Json.Fields fields(Trial trial) {
        Optional<Json.Fields> restart = trial.restart().map(done -> new Json.Fields()
                .put("seconds", done.seconds())
                .put("unfinished_splits", done.unfinished())
                .put("splits", done.splits()));
        return new Json.Fields()
                .put("kind", trial.kind().label())
                .put("where", trial.where())
                .put("ended", trial.ended())
                .put("restart", restart)
                .put("violations", trial.violations())
                .put("skipped", trial.skipped());
    }
}
