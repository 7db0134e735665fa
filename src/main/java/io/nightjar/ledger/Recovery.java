package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Settlement.Kind;
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

    /**
     * Settles every run whose process is gone, and clears staging of runs that need it no more. What cannot be settled
     * does not stop the rest.
     */
    public List<Settlement> all() {
        List<Settlement> done = new ArrayList<>();
        for (RunRecord run : ledger.reader().runs().open()) {
            try {
                done.addAll(of(run));
            } catch (NightjarException e) {
                done.add(Settlement.unsettled(run.label(), run.id(), e));
            }
        }
        for (StagedRun staged : publication.staged()) {
            if (ledger.reader().runs().needsNoStaging(staged.run())) {
                try {
                    clear(staged).ifPresent(done::add);
                } catch (NightjarException e) {
                    done.add(Settlement.unsettled(label(staged), staged.run(), e));
                }
            }
        }
        return done;
    }

    private List<Settlement> of(RunRecord run) {
        Optional<Lease> free = ledger.leases().tryAcquire(run.job(), run.date());
        if (free.isEmpty()) {
            return List.of(Settlement.of(
                    Kind.LEFT_ALONE,
                    run.label(),
                    run.id(),
                    named(run) + " is being worked on by " + owner(run) + ": left alone.",
                    "nightjar show " + run.id()));
        }
        try (Lease lease = free.get()) {
            return of(lease);
        }
    }

    /** A process that died between its commit and its tidying left these. */
    private Optional<Settlement> clear(StagedRun staged) {
        Optional<Lease> free = ledger.leases().tryAcquire(staged.job(), staged.date());
        if (free.isEmpty()) {
            return Optional.empty();
        }
        try (Lease lease = free.get()) {
            ledger.reader()
                    .publications()
                    .current(lease.job(), lease.date())
                    .ifPresent(current -> publication.clearReceipts(lease, current.intent(), staged));
            publication.clearStaging(staged);
        }
        return Optional.of(Settlement.of(
                Kind.CLEARED,
                label(staged),
                staged.run(),
                "Run " + staged.run() + " of " + label(staged) + " needs its staged files no more: cleared them."));
    }

    private static String label(StagedRun staged) {
        return staged.job() + "@" + staged.date();
    }

    /** Settles what an earlier process left of the job and date whose lease we hold; empty where nothing. */
    public List<Settlement> of(Lease lease) {
        publication.revoke(lease.job(), lease.date());
        return ledger.reader()
                .runs()
                .open(lease.job(), lease.date())
                .map(run -> List.of(settle(lease, run)))
                .orElse(List.of());
    }

    private Settlement settle(Lease lease, RunRecord run) {
        if (run.status() == RunStatus.PUBLISHING) {
            Intent intent = ledger.reader()
                    .publications()
                    .of(run.id())
                    .map(PublicationRecord::intent)
                    .orElseThrow(() -> NightjarException.of(
                                    ErrorCode.LEDGER_CORRUPT, named(run) + " is publishing, but no intent is recorded.")
                            .notDone("Nothing was changed."));
            if (publication.settle(lease, intent) == Settled.COMPLETED) {
                return Settlement.of(
                        Kind.COMPLETED,
                        run.label(),
                        run.id(),
                        named(run) + " had put its table in place before its process ended: the record was completed.");
            }
            fail(lease, run);
            return restartable(
                    Kind.WITHDRAWN,
                    run,
                    " had not put its table in place: its intent was withdrawn, what it scored is kept.");
        }
        fail(lease, run);
        return restartable(Kind.FAILED, run, " had lost its process: it is failed, what it scored is kept.");
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
                    .ifPresent(published -> publication.restoreReceipt(
                            lease, new StagedRun(lease.job(), lease.date(), run), published.id()));
        }
    }

    private String owner(RunRecord run) {
        return ledger.reader()
                .runs()
                .owner(run.job(), run.date())
                .map(Owner::describe)
                .orElse("another process");
    }

    private static Settlement restartable(Kind kind, RunRecord run, String what) {
        return Settlement.of(kind, run.label(), run.id(), named(run) + what, "nightjar restart " + run.id());
    }

    private static String named(RunRecord run) {
        return "Run " + run.id() + " of " + run.label();
    }
}
