package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Intent;
import io.nightjar.publish.Publication;
import io.nightjar.publish.Settled;
import io.nightjar.publish.StagedRun;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mends what a crash left, and nothing that a living process works on. */
public final class Recovery {
    private final Ledger ledger;
    private final Publication publication;

    public Recovery(Ledger ledger, Publication publication) {
        this.ledger = ledger;
        this.publication = publication;
    }

    /** Settles every run whose process is gone, and clears staging of runs that need it no more; says what it did. */
    public List<String> all() {
        List<String> done = new ArrayList<>();
        for (RunRecord run : ledger.reader().runs().open()) {
            Optional<Lease> free = ledger.leases().tryAcquire(run.job(), run.date());
            if (free.isEmpty()) {
                done.add(named(run) + " is being worked on by " + owner(run) + ": left alone.");
                continue;
            }
            try (Lease lease = free.get()) {
                done.addAll(of(lease));
            }
        }
        for (StagedRun staged : publication.staged()) {
            if (ledger.reader().runs().needsNoStaging(staged.run())) {
                clear(staged).ifPresent(done::add);
            }
        }
        return done;
    }

    /** A process that died between its commit and its tidying left these. */
    private Optional<String> clear(StagedRun staged) {
        Optional<Lease> free = ledger.leases().tryAcquire(staged.job(), staged.date());
        if (free.isEmpty()) {
            return Optional.empty();
        }
        try (Lease lease = free.get()) {
            ledger.reader()
                    .publications()
                    .current(lease.job(), lease.date())
                    .ifPresent(current -> publication.clearReceipts(lease, current.intent()));
            publication.clearStaging(staged);
        }
        return Optional.of("Run " + staged.run() + " of " + staged.job() + "@" + staged.date()
                + " needs its staged files no more: cleared them.");
    }

    /** Settles what an earlier process left of the job and date whose lease we hold; empty where nothing. */
    public List<String> of(Lease lease) {
        return ledger.reader()
                .runs()
                .open(lease.job(), lease.date())
                .map(run -> List.of(settle(lease, run)))
                .orElse(List.of());
    }

    private String settle(Lease lease, RunRecord run) {
        if (run.status() == RunStatus.PUBLISHING) {
            Intent intent = ledger.reader()
                    .publications()
                    .of(run.id())
                    .map(PublicationRecord::intent)
                    .orElseThrow(() -> NightjarException.of(
                                    ErrorCode.LEDGER_CORRUPT, named(run) + " is publishing, but no intent is recorded.")
                            .notDone("Nothing was changed."));
            if (publication.settle(lease, intent) == Settled.COMPLETED) {
                return named(run) + " had put its table in place before its process ended: the record was completed.";
            }
            fail(lease, run);
            return named(run) + " had not put its table in place: its intent was withdrawn, what it scored is kept."
                    + restart(run);
        }
        fail(lease, run);
        return named(run) + " had lost its process: it is failed, what it scored is kept." + restart(run);
    }

    private void fail(Lease lease, RunRecord run) {
        failed(lease, run.id(), NightjarException.of(ErrorCode.RUN_FAILED, "Its process ended without a word."));
    }

    /** Records that a run failed. Where it had written its receipt over that of equal bytes, theirs is put back. */
    public void failed(Lease lease, RunId run, NightjarException error) {
        ledger.runLog().failed(lease, run, error);
        boolean settled = ledger.reader()
                .runs()
                .get(run)
                .filter(record -> record.status() == RunStatus.FAILED)
                .isPresent();
        if (settled) {
            ledger.reader()
                    .runs()
                    .published(lease.job(), lease.date())
                    .ifPresent(published -> publication.restoreReceipt(lease.job(), lease.date(), published.id()));
        }
    }

    private String owner(RunRecord run) {
        return ledger.reader()
                .runs()
                .owner(run.job(), run.date())
                .map(Owner::describe)
                .orElse("another process");
    }

    private static String restart(RunRecord run) {
        return " Next: ./nightjar restart " + run.id();
    }

    private static String named(RunRecord run) {
        return "Run " + run.id() + " of " + run.label();
    }
}
