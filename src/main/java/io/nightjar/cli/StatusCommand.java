package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.config.NearestName;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        header = "each job: its last date, the verdict, what is published, the next command",
        description = {"", "Exits 1 where a job's last run is not published."},
        footer = {"", "Example:", "  nightjar status"})
final class StatusCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "one job only")
    @Nullable
    String job;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        TextTable table = TextTable.of("job", "last_date", "status", "verdict", "published_until", "error", "next");
        ExitStatus exit = ExitStatus.OK;
        try (LedgerReader ledger = session.services().ledger()) {
            for (String name : names(ledger)) {
                Optional<RunRecord> last = ledger.runs().latest(name);
                addRow(table, name, last, ledger);
                if (last.isPresent() && last.get().status() != RunStatus.PUBLISHED) {
                    exit = ExitStatus.NO;
                }
            }
        }
        if (json) {
            table.printJson(session.console());
        } else if (table.isEmpty()) {
            session.console().print("no jobs yet");
            session.suggest("nightjar new JOB --input PATTERN --model NAME@VERSION");
        } else {
            table.print(session.console());
            session.suggest("nightjar runs");
        }
        return exit.code();
    }

    /** Those with a job file, and those that once ran. */
    private List<String> names(LedgerReader ledger) {
        TreeSet<String> names = new TreeSet<>(session.jobs().names());
        ledger.runs().list(1000).forEach(run -> names.add(run.job()));
        if (job == null) {
            return List.copyOf(names);
        }
        if (!names.contains(job)) {
            throw NightjarException.of(
                            ErrorCode.UNKNOWN_JOB, "there is no job '" + job + "'" + NearestName.hint(job, names))
                    .next("nightjar jobs");
        }
        return List.of(job);
    }

    private void addRow(TextTable table, String name, Optional<RunRecord> last, LedgerReader ledger) {
        List<PublicationRecord> published = ledger.publications().current(name);
        Optional<String> until = published.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        published.get(published.size() - 1).intent().date().toString());
        table.row(
                Cell.of(name),
                Cell.of(last.map(run -> run.date().toString())),
                last.map(run -> RunRows.status(run.status()))
                        .orElse(Cell.of("no runs yet").styled(Style.FAINT)),
                Cell.of(last.flatMap(RunRecord::verdict)),
                Cell.of(until),
                Cell.of(last.flatMap(RunRecord::errorCode)),
                Cell.of(session.command(last.map(RunRows::next).orElse("nightjar run " + name))));
    }
}
