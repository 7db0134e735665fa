package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import io.nightjar.ledger.Launch;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Owner;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
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

    /** A run, who works on it, and whether nobody does any more. */
    private record Look(RunRecord run, Optional<Owner> owner, Set<RunId> deserted) {
        boolean isOpen() {
            return run.status() == RunStatus.RUNNING || run.status() == RunStatus.PUBLISHING;
        }

        boolean goesOn() {
            return isOpen() && deserted.isEmpty();
        }
    }

    @Override
    public Integer call() {
        Look look = look(RunNames.find(session, java.util.Objects.requireNonNull(run)));
        if (look.goesOn()) {
            session.services().stopRequests().ask(look.run().id(), startedBy.text());
            for (int i = 0; i < LOOKS && look.goesOn(); i++) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                look = look(look.run());
            }
        }
        print(look);
        return (look.isOpen() ? ExitStatus.NO : ExitStatus.OK).code();
    }

    private Look look(RunRecord record) {
        try (LedgerReader ledger = session.services().ledger()) {
            RunRecord now = ledger.runs().get(record.id()).orElse(record);
            List<Launch> launches = ledger.runs().launches(now.id());
            return new Look(
                    now,
                    launches.stream().reduce((before, after) -> after).map(Launch::owner),
                    RunRows.deserted(Stream.of(now), ledger));
        }
    }

    private void print(Look look) {
        RunRecord record = look.run();
        if (json) {
            session.console().print(Json.text(RunFields.of(record)));
            return;
        }
        String named = "Run " + record.id() + " of " + record.label();
        if (look.goesOn()) {
            session.console()
                    .print(named + " was asked to stop and has not ended yet. It is worked on by "
                            + look.owner().map(Owner::describe).orElse("another process")
                            + "; where that hangs, end it there, and the next run goes on.");
            session.suggest("nightjar show " + record.id(), "nightjar logs " + record.id() + " --follow");
        } else if (look.isOpen()) {
            session.console().print(named + " has lost its process: there is nobody to be stopped.");
            session.suggest(RunRows.next(record, look.deserted()));
        } else {
            session.console().print(named + " is " + record.status().label() + ".");
            session.suggest(RunRows.next(record));
        }
    }
}
