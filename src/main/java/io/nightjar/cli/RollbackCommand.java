package io.nightjar.cli;

import io.nightjar.job.RunOutcome;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        header = "publish an earlier run of a date again, from history",
        description = {
            "",
            "The table, its receipt and its rejects come back as they were, in one step; what is published now goes to"
                    + " history. Without --to: the run that was published before it.",
        },
        footer = {
            "",
            "Example:",
            "  nightjar rollback flight-delay --date 2001-05-08",
            "  nightjar rollback flight-delay --date 2001-05-08 --to 62296e3bb85c"
        })
final class RollbackCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
    @Nullable
    String job;

    @Option(names = "--date", required = true, paramLabel = "D", description = "2001-05-08, 20010508 or yesterday")
    @Nullable
    String date;

    @Option(names = "--to", paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String to;

    @Mixin
    StartedBy startedBy = new StartedBy();

    @Option(names = "--json", description = "the outcome as JSON")
    boolean json;

    RollbackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobDefinition definition = session.jobs().load(Objects.requireNonNull(job));
        BusinessDate of = session.date(date, definition);
        Optional<RunId> run = Optional.ofNullable(to).map(this::find);
        RunOutcome outcome = Attended.of(
                session, (nights, progress) -> nights.rollback(definition.name(), of, run, startedBy.text(), progress));
        OutcomeText.print(outcome, definition.zone(), session, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        return outcome.exit().code();
    }

    private RunId find(String name) {
        try (LedgerReader ledger = session.services().ledger()) {
            return ledger.runs().find(name).id();
        }
    }
}
