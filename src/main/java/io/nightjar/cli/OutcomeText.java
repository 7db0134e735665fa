package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.ZoneId;

/** What a run prints when it has ended without an error. */
final class OutcomeText {
    private OutcomeText() {}

    /** For people or for programs. */
    enum Form {
        TEXT,
        JSON
    }

    static void print(RunOutcome outcome, ZoneId zone, Session session, Form form) {
        if (form == Form.JSON) {
            session.console().print(Json.text(fields(outcome)));
            return;
        }
        Console console = session.console();
        RunRecord run = outcome.run();
        console.print(console.styled(Style.STRONG, run.label()) + "  " + headline(outcome, console));
        FieldList list = new FieldList(console);
        list.add("rows", rows(run));
        outcome.table().ifPresent(table -> list.add("table", table));
        outcome.report().ifPresent(report -> list.add("report", report));
        list.add("model", run.model() + (outcome.scoringPath().isEmpty() ? "" : ", " + outcome.scoringPath()));
        list.add("run", run.id() + ", " + Words.time(run.started(), zone) + ", " + Words.seconds(outcome.seconds()));
        list.print();
        outcome.notes().forEach(note -> console.print("  " + console.styled(Style.WARNING, "note") + "  " + note));
        session.suggest(next(run));
    }

    private static String[] next(RunRecord run) {
        return switch (run.status()) {
            case HELD -> new String[] {"nightjar report " + run.id(), "nightjar help NJ-HELD-BY-GATE"};
            case SCRATCH -> new String[] {"nightjar describe " + run.job()};
            default -> new String[] {"nightjar report " + run.id(), "nightjar describe " + run.job()};
        };
    }

    private static String headline(RunOutcome outcome, Console console) {
        RunRecord run = outcome.run();
        String verdict = run.verdict().orElse("not judged");
        if (run.status() == RunStatus.HELD) {
            return console.styled(Style.BAD, "held: nothing was published, what was published before stays");
        }
        Style style = verdict.equals("passed") ? Style.GOOD : Style.WARNING;
        return console.styled(style, run.status().label() + ", " + verdict);
    }

    /** The row equation, once there is one: before it was judged, nobody has counted what was scored. */
    static String rows(RunRecord run) {
        if (run.verdict().isEmpty()) {
            return run.rowsRead() == 0
                    ? "none read"
                    : Words.count(run.rowsRead()) + " in the input, not all of them scored and judged yet";
        }
        return Words.count(run.rowsRead()) + " read = " + Words.count(run.rowsScored()) + " scored + "
                + Words.count(run.rowsRejected()) + " rejected";
    }

    private static Json.Fields fields(RunOutcome outcome) {
        return RunFields.of(outcome.run())
                .put("exit_code", outcome.exit().code())
                .put("table", outcome.table())
                .put("report", outcome.report())
                .put("scoring_path", outcome.scoringPath())
                .put("seconds", outcome.seconds())
                .put("notes", outcome.notes());
    }
}
