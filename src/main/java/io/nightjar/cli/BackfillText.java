package io.nightjar.cli;

import io.nightjar.backfill.BackfillOutcome;
import io.nightjar.backfill.BackfillPlan;
import io.nightjar.backfill.BackfillPlan.Continues;
import io.nightjar.backfill.BackfillRequest;
import io.nightjar.backfill.BackfillRequest.Order;
import io.nightjar.backfill.DateOutcome;
import io.nightjar.backfill.Only;
import io.nightjar.backfill.PlannedDate;
import io.nightjar.cli.Console.Style;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a backfill will do, and what it did. */
final class BackfillText {
    private final Session session;
    private final Console console;

    private final Optional<String> again;

    /** Of a backfill, which its own words begin again. */
    BackfillText(Session session) {
        this(session, Optional.empty());
    }

    /** Of what another command begins again. */
    BackfillText(Session session, String again) {
        this(session, Optional.of(again));
    }

    private BackfillText(Session session, Optional<String> again) {
        this.again = again;
        this.session = session;
        this.console = session.console();
    }

    /** The plan, as a dry run prints it. */
    void print(BackfillPlan plan, OutcomeText.Form form) {
        if (form == OutcomeText.Form.JSON) {
            console.print(Json.text(fields(plan)
                    .put(
                            "dates",
                            plan.dates().stream().map(BackfillText::fields).toList())));
            return;
        }
        console.print(headline(plan));
        TextTable table = TextTable.of("date", "was", "does", "why");
        plan.dates()
                .forEach(date -> table.row(
                        Cell.of(date.date().toString()),
                        Cell.of(date.was()),
                        date.isToRun()
                                ? Cell.of(date.does().label()).styled(Style.STRONG)
                                : Cell.of(date.does().label()).styled(Style.FAINT),
                        Cell.of(date.why())));
        table.print(console);
        session.suggest(command(plan.request()));
    }

    /** One line: which dates, in which order. */
    String headline(BackfillPlan plan) {
        BackfillRequest request = plan.request();
        return console.styled(Style.STRONG, request.job().name()) + "  " + request.from() + " to " + request.to() + ", "
                + (again.isPresent() ? "as planned" : request.selection()) + ": "
                + plan.toRun().size() + " of " + Words.count(plan.dates().size(), "date") + " to run, "
                + request.order().words()
                + (request.atOnce() > 1 ? ", " + request.atOnce() + " at once" : "")
                + (plan.continues() == Continues.AN_UNFINISHED_ONE ? ", going on with an interrupted backfill" : "");
    }

    private String command(BackfillRequest request) {
        return again.orElseGet(() ->
                "nightjar backfill " + request.job().name() + " --from " + request.from() + " --to " + request.to()
                        + (request.only().equals(Only.USUAL) ? "" : " --only " + request.selection())
                        + (request.atOnce() > 1 ? " --parallel " + request.atOnce() : "")
                        + (request.order() == Order.NEWEST_FIRST ? " --newest-first" : ""));
    }

    /** What was done. */
    void print(BackfillOutcome outcome, OutcomeText.Form form) {
        if (form == OutcomeText.Form.JSON) {
            console.print(Json.text(fields(outcome.plan())
                    .put("dates", outcome.dates().stream().map(this::fields).toList())
                    .put("seconds", outcome.seconds())
                    .put("exit_code", outcome.exit().code())));
            return;
        }
        console.print(headline(outcome.plan()));
        BackfillGrid grid = new BackfillGrid();
        outcome.plan().dates().forEach(date -> grid.put(date.date(), BackfillProgress.sign(date)));
        outcome.dates().forEach(date -> grid.put(date.planned().date(), BackfillGrid.Sign.of(date.now())));
        grid.lines(console).forEach(console::print);
        if (!outcome.dates().isEmpty()) {
            console.print("");
            table(outcome).print(console);
        }
        console.print(summary(outcome));
        session.suggest(next(outcome));
    }

    private TextTable table(BackfillOutcome outcome) {
        TextTable table = TextTable.of("date", "was", "now", ">rows", ">rejected", ">seconds", "run", "error");
        for (DateOutcome date : outcome.dates()) {
            Optional<RunRecord> run = date.outcome().map(RunOutcome::run);
            table.row(
                    Cell.of(date.planned().date().toString()),
                    Cell.of(date.planned().was()),
                    now(date),
                    run.map(record -> Cell.of(record.rowsRead())).orElse(Cell.of("-")),
                    run.map(record -> Cell.of(record.rowsRejected())).orElse(Cell.of("-")),
                    Cell.of(date.seconds() == 0 ? "-" : Words.seconds(date.seconds())),
                    Cell.of(date.run().map(RunId::value)),
                    Cell.of(date.error().map(e -> e.code().code())));
        }
        return table;
    }

    private static Cell now(DateOutcome date) {
        Style style =
                switch (BackfillGrid.Sign.of(date.now())) {
                    case PUBLISHED -> Style.GOOD;
                    case SKIPPED, NOT_DUE -> Style.FAINT;
                    case HELD, FAILED -> Style.BAD;
                    default -> Style.WARNING;
                };
        return Cell.of(date.now()).styled(style);
    }

    private static String summary(BackfillOutcome outcome) {
        Map<String, Long> counts = outcome.dates().stream()
                .collect(Collectors.groupingBy(DateOutcome::now, TreeMap::new, Collectors.counting()));
        String all = counts.entrySet().stream()
                .map(entry -> Words.count(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return (all.isEmpty() ? "nothing to run" : all) + ", in " + Words.seconds(outcome.seconds()) + ", exit "
                + outcome.exit().code();
    }

    /** The rest, and of the dates that did not publish the first. */
    private String[] next(BackfillOutcome outcome) {
        List<DateOutcome> left =
                outcome.dates().stream().filter(date -> !date.isDone()).toList();
        if (left.isEmpty()) {
            return new String[] {
                "nightjar status " + outcome.plan().request().job().name()
            };
        }
        String again = command(outcome.plan().request());
        return left.stream()
                .filter(date -> date.exit() != ExitStatus.OK && date.run().isPresent())
                .findFirst()
                .map(date -> new String[] {
                    (date.exit() == ExitStatus.HELD ? "nightjar report " : "nightjar show ")
                            + date.run().get(),
                    again
                })
                .orElse(new String[] {again});
    }

    private static Json.Fields fields(BackfillPlan plan) {
        BackfillRequest request = plan.request();
        return new Json.Fields()
                .put("job", request.job().name())
                .put("from", request.from().toString())
                .put("to", request.to().toString())
                .put("only", request.selection())
                .put("order", request.order().words())
                .put("parallel", request.atOnce())
                .put("continues", plan.continues() == Continues.AN_UNFINISHED_ONE)
                .put("to_run", plan.toRun().size())
                .put("skipped", plan.dates().size() - plan.toRun().size());
    }

    private static Json.Fields fields(PlannedDate date) {
        return new Json.Fields()
                .put("date", date.date().toString())
                .put("was", date.was())
                .put("does", date.does().label())
                .put("why", date.why());
    }

    private Json.Fields fields(DateOutcome date) {
        Optional<RunRecord> run = date.outcome().map(RunOutcome::run);
        return fields(date.planned())
                .put("now", date.now())
                .put("exit_code", date.exit().code())
                .put("run", date.run().map(RunId::value))
                .put("verdict", run.flatMap(RunRecord::verdict))
                .put("rows_read", run.map(RunRecord::rowsRead).orElse(0L))
                .put("rows_rejected", run.map(RunRecord::rowsRejected).orElse(0L))
                .put("seconds", date.seconds())
                .put("error_code", date.error().map(e -> e.code().code()))
                .put("error_message", date.error().map(NightjarException::message))
                .put(
                        "next",
                        date.error()
                                .map(e ->
                                        e.next().stream().map(session::command).toList())
                                .orElse(List.of()));
    }
}
