package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Hold;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "runs",
        header = "the runs there were, newest first",
        footer = {"", "Example:", "  nightjar runs flight-delay --limit 5"})
final class RunsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "of one job only")
    @Nullable
    String job;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "at most so many (default: 20)")
    int limit;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    RunsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Found found = find();
        List<RunRecord> runs = found.runs();
        if (json) {
            session.console()
                    .print(Json.text(runs.stream()
                            .map(run -> RunFields.of(run)
                                    .put("superseded", found.superseded().contains(run.id()))
                                    .put("on_hold", found.hold(run).map(RunFields::of)))
                            .toList()));
        } else if (runs.isEmpty()) {
            session.console().print("no runs yet" + (job == null ? "" : " of " + job));
            session.suggest("nightjar run " + (job == null ? "JOB" : job));
        } else {
            print(found);
        }
        return ExitStatus.OK.code();
    }

    /** What there is, and which of it is kept on hold, or stands in place no more. */
    private record Found(List<RunRecord> runs, List<Hold> holds, Set<RunId> superseded) {
        static Found of(List<RunRecord> runs, LedgerReader ledger) {
            return new Found(runs, ledger.holds().all(), RunRows.superseded(runs.stream(), ledger));
        }

        Optional<Hold> hold(RunRecord run) {
            return holds.stream().filter(hold -> hold.run().equals(run.id())).findFirst();
        }
    }

    private Found find() {
        if (limit < 1) {
            throw NightjarException.of(ErrorCode.USAGE, "--limit must be 1 or more, not " + limit)
                    .next("nightjar runs --limit 5");
        }
        try (LedgerReader ledger = session.services().ledger()) {
            if (job == null) {
                return Found.of(ledger.runs().list(limit), ledger);
            }
            List<RunRecord> runs = ledger.runs().list(job, limit);
            if (runs.isEmpty() && !session.jobs().names().contains(job)) {
                TreeSet<String> known = new TreeSet<>(session.jobs().names());
                known.addAll(ledger.runs().jobs());
                throw JobNames.unknown(job, known);
            }
            return Found.of(runs, ledger);
        }
    }

    private void print(Found found) {
        List<RunRecord> runs = found.runs();
        RunRows rows = new RunRows(session);
        TextTable table = TextTable.of("run", "job", "date", "status", "verdict", ">rows", ">rejected", "started");
        for (RunRecord run : runs) {
            table.row(
                    Cell.of(run.id().value()),
                    Cell.of(run.job()),
                    Cell.of(run.date().toString()),
                    RunRows.status(run, Set.of(), found.superseded()),
                    Cell.of(run.verdict()),
                    Cell.of(run.rowsRead()),
                    Cell.of(run.rowsRejected()),
                    Cell.of(run.started(), rows.zone(run.job())));
        }
        table.print(session.console());
        runs.forEach(run -> found.hold(run)
                .ifPresent(hold -> session.console().print("run " + run.id() + " is " + hold.describe())));
        session.suggest("nightjar show " + runs.get(0).id());
    }
}
