package io.nightjar.cli;

import io.nightjar.backfill.BackfillListener;
import io.nightjar.backfill.BackfillPlan;
import io.nightjar.backfill.DateOutcome;
import io.nightjar.backfill.PlannedDate;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.ProgressRelay;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.RunRecord;
import java.util.List;

/**
 * Tells how a backfill goes on, on standard error: a line for each date that begins or ends, and on a terminal the grid of
 * all dates below them, drawn again with each line.
 */
final class BackfillProgress implements BackfillListener {
    private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

    private final BackfillPlan plan;
    private final Console console;
    private final BackfillGrid grid = new BackfillGrid();
    private int drawn;
    private int ended;

    BackfillProgress(BackfillPlan plan, BackfillText text, Session session) {
        this.plan = plan;
        this.console = session.console();
        plan.dates().forEach(date -> grid.put(date.date(), sign(date)));
        say(text.headline(plan));
    }

    /** Of a date that has not begun. */
    static BackfillGrid.Sign sign(PlannedDate date) {
        if (date.isToRun()) {
            return BackfillGrid.Sign.TO_DO;
        }
        return switch (date.was()) {
            case "not due" -> BackfillGrid.Sign.NOT_DUE;
            case "held" -> BackfillGrid.Sign.HELD;
            case "published" -> BackfillGrid.Sign.PUBLISHED;
            default -> BackfillGrid.Sign.SKIPPED;
        };
    }

    @Override
    public void begun(PlannedDate date) {
        grid.put(date.date(), BackfillGrid.Sign.RUNNING);
        say(date.date() + "  begins: " + date.was() + ", " + date.why());
    }

    @Override
    public synchronized void ended(DateOutcome outcome) {
        ended++;
        grid.put(outcome.planned().date(), BackfillGrid.Sign.of(outcome.now()));
        say(outcome.planned().date() + "  " + outcome.now() + detail(outcome) + "  (" + ended + " of "
                + plan.toRun().size() + ")");
    }

    private static String detail(DateOutcome outcome) {
        return outcome.error()
                .map(e -> ": " + e.code().code() + "  " + e.message())
                .orElseGet(() -> outcome.outcome()
                        .map(RunOutcome::run)
                        .map(run -> run.verdict().map(verdict -> ", " + verdict).orElse("") + ", " + rows(run) + ", "
                                + Words.seconds(outcome.seconds()))
                        .orElse(": " + outcome.planned().why()));
    }

    private static String rows(RunRecord run) {
        return Words.count(run.rowsRead(), "row")
                + (run.rowsRejected() > 0 ? ", " + Words.count(run.rowsRejected()) + " rejected" : "");
    }

    @Override
    public ProgressListener progressOf(PlannedDate date) {
        return new ProgressRelay(ProgressListener.silent()) {
            @Override
            public void note(String sentence) {
                say(date.date() + "  " + sentence);
            }
        };
    }

    synchronized void say(String line) {
        clear();
        console.error(line);
        draw();
    }

    /** Takes the grid away; to be called before anything else is printed. */
    synchronized void end() {
        clear();
    }

    private void draw() {
        if (console.drawsProgress()) {
            List<String> lines = grid.lines(console);
            lines.forEach(line -> console.draw(line + System.lineSeparator()));
            drawn = lines.size();
        }
    }

    private void clear() {
        if (drawn > 0) {
            console.draw(UP_AND_CLEAR.formatted(drawn));
            drawn = 0;
        }
    }
}
