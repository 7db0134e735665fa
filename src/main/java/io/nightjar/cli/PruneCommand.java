package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.retention.PruneOutcome;
import io.nightjar.retention.PruneOutcome.Ending;
import io.nightjar.retention.PrunePlan;
import io.nightjar.retention.Removal;
import io.nightjar.run.BusinessDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "prune",
        header = "remove old history, reports, logs, records and dead staging, as 'retention' says",
        description = {
            "",
            "Never what a table in place or in history needs, never anything of a night that runs. The rules stand in"
                    + " nightjar.yaml (retention.history, .runs, .logs, .reports, .staging, .metrics, .records) and in job files. Safe to"
                    + " repeat, and to stop or kill at any moment.",
        },
        footer = {"", "Example:", "  nightjar prune --dry-run", "  nightjar prune flight-delay"})
final class PruneCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "of one job only")
    @Nullable
    String job;

    @Option(names = "--dry-run", description = "say what would be removed; remove nothing")
    boolean dryRun;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    PruneCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Pruning pruning = session.services().pruning();
        Optional<String> one = Optional.ofNullable(job);
        one.ifPresent(this::requireKnown);
        if (dryRun) {
            PrunePlan plan = pruning.prune().plan(one);
            print(plan.removals(), plan.kept(), List.of());
            return exit(plan.failures());
        }
        PruneOutcome outcome = run(pruning, one);
        if (!outcome.removed().isEmpty()) {
            FreshStatus.of(session);
        }
        print(outcome.removed(), outcome.kept(), outcome.left());
        int exit = exit(outcome.failures());
        return outcome.ending() == Ending.STOPPED ? ExitStatus.STOPPED.code() : exit;
    }

    /** Of what could not be looked at or removed; the rest was. */
    private int exit(List<NightjarException> failures) {
        failures.forEach(e -> session.console().error(e.code().code() + "  " + e.message()));
        return ExitStatus.mostSevere(failures.stream().map(e -> e.code().exit()).toList())
                .code();
    }

    private PruneOutcome run(Pruning pruning, Optional<String> one) {
        StopSignals signals = StopSignals.ask(() -> {
            pruning.prune().requestStop();
            session.console().error("stopping after what is being removed; once more to end at once");
        });
        try {
            return pruning.prune().run(one, pruning.ledger().get(), pruning.publication(), removal -> session.console()
                    .error("removed " + removal.what()));
        } finally {
            signals.close();
        }
    }

    private void requireKnown(String name) {
        TreeSet<String> known = new TreeSet<>(session.jobs().names());
        try (var ledger = session.services().ledger()) {
            known.addAll(ledger.runs().jobs());
        }
        if (!known.contains(name)) {
            throw JobNames.unknown(name, known);
        }
    }

    private void print(List<Removal> removals, List<String> kept, List<String> left) {
        long bytes = removals.stream().mapToLong(Removal::bytes).sum();
        if (json) {
            session.console()
                    .print(Json.text(new Json.Fields()
                            .put("dry_run", dryRun)
                            .put(
                                    "removals",
                                    removals.stream().map(PruneCommand::fields).toList())
                            .put("bytes", bytes)
                            .put("on_hold", kept)
                            .put("left_alone", left)));
            return;
        }
        if (!removals.isEmpty()) {
            TextTable table = TextTable.of("kind", "what", ">size", "why");
            removals.forEach(removal -> table.row(
                    Cell.of(removal.kind().label()),
                    Cell.of(what(removal)),
                    removal.bytes() == 0 ? Cell.of("-") : Cell.bytes(removal.bytes()),
                    Cell.of(removal.why()).styled(Style.FAINT)));
            table.print(session.console());
        }
        printReceipts(removals);
        kept.forEach(session.console()::print);
        left.forEach(session.console()::print);
        session.console()
                .print((dryRun ? "would remove " : "removed ") + Words.count(removals.size(), "thing") + ", "
                        + Words.bytes(bytes));
        session.suggest(
                dryRun && !removals.isEmpty()
                        ? "nightjar prune" + (job == null ? "" : " " + job)
                        : "nightjar config show");
    }

    /** Whoever lets a receipt go should know what it proved. */
    private void printReceipts(List<Removal> removals) {
        for (Removal removal : removals) {
            String lost = removal.kind() == Removal.Kind.HISTORY
                    ? "with its table: that run can no longer be made again, compared or rolled back to"
                    : "which no table has";
            removal.receipts().forEach(receipt -> session.console().print("receipt " + receipt + " goes, " + lost));
        }
        if (removals.stream().anyMatch(removal -> !removal.receipts().isEmpty())) {
            session.console().print("No receipt that stays is broken.");
        }
    }

    private static String what(Removal removal) {
        return removal.kind() == Removal.Kind.RUN
                ? removal.what() + " of " + removal.job() + "@"
                        + removal.date().map(BusinessDate::toString).orElse("")
                : removal.what();
    }

    private static Json.Fields fields(Removal removal) {
        return new Json.Fields()
                .put("kind", removal.kind().label())
                .put("job", removal.job())
                .put("date", removal.date().map(BusinessDate::toString))
                .put("what", removal.what())
                .put("receipts", removal.receipts())
                .put("bytes", removal.bytes())
                .put("why", removal.why());
    }
}
