package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        header = "end a run at its next row batch, from any terminal or machine",
        description = {
            "",
            "Waits until it has ended; its process exits with 130, and the run can be restarted. A run that is already"
                    + " committing is published. Exits 1 where it goes on all the same.",
        },
        footer = {"", "Example:", "  nightjar stop flight-delay@2001-05-08"})
final class StopCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LOOKS = 30;

    private final Session session;

    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Mixin
    StartedBy startedBy = new StartedBy();

    @Option(names = "--json", description = "the run as JSON")
    boolean json;

    StopCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunRecord record = RunNames.find(session, java.util.Objects.requireNonNull(run));
        if (isOpen(record)) {
            session.services().stopRequests().ask(record.id(), startedBy.text());
            for (int look = 0; look < LOOKS && isOpen(record); look++) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                record = again(record);
            }
        }
        print(record);
        return (isOpen(record) ? ExitStatus.NO : ExitStatus.OK).code();
    }

    private RunRecord again(RunRecord record) {
        try (LedgerReader ledger = session.services().ledger()) {
            return ledger.runs().get(record.id()).orElse(record);
        }
    }

    private static boolean isOpen(RunRecord record) {
        return record.status() == RunStatus.RUNNING || record.status() == RunStatus.PUBLISHING;
    }

    private void print(RunRecord record) {
        if (json) {
            session.console().print(Json.text(RunFields.of(record)));
            return;
        }
        String named = "Run " + record.id() + " of " + record.label();
        if (isOpen(record)) {
            session.console().print(named + " was asked to stop and has not ended yet; its process may be gone.");
            session.suggest("nightjar recover", "nightjar show " + record.id());
        } else {
            session.console().print(named + " is " + record.status().label() + ".");
            session.suggest(RunRows.next(record));
        }
    }
}
