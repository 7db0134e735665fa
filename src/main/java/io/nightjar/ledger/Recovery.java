package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Settlement.Kind;
import io.nightjar.publish.Intent;
import io.nightjar.publish.Publication;
import io.nightjar.publish.Settled;
import io.nightjar.publish.StagedRun;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Mends what a crash left, and nothing that a living process works on. */
public final class Recovery {
    private final Ledger ledger;
    private final Publication publication;

    public Recovery(Ledger ledger, Publication publication) {
        this.ledger = ledger;
        this.publication = publication;
    }

    /** Whose work is mended. */
    private enum Owners {
        /** Those who are gone, and those who give no sign of life; it takes time to know that of one. */
        SILENT,
        /** Those of whom it is known at once that they are gone. */
        GONE
    }

    /**
     * Settles every run whose process is gone, ends what Spring Batch's rows still show as under way, and clears staging
     * of runs that need it no more. What cannot be settled does not stop the rest.
     */
    public List<Settlement> all() {
        return all(Owners.SILENT);
    }

    /** The same, waiting for nobody: where it is not known at once that an owner is gone, his run is left alone. */
    public List<Settlement> atOnce() {
        return all(Owners.GONE);
    }

    private List<Settlement> all(Owners owners) {
        List<Settlement> done = new ArrayList<>();
        for (RunRecord run : ledger.reader().runs().open()) {
            done.addAll(unlessItFails(run.label(), run.id(), () -> of(run, owners)));
        }
        for (ExecutionLog.Night night : ledger.reader().tornExecutionLogs()) {
            ledger.reader()
                    .runs()
                    .newest(night.job(), night.date())
                    .ifPresent(run -> done.addAll(unlessItFails(run.label(), run.id(), () -> endedRows(run, owners))));
        }
        for (StagedRun staged : publication.staged()) {
            done.addAll(unlessItFails(label(staged), staged.run(), () -> cleared(staged, owners)));
        }
        if (owners == Owners.SILENT) {
            done.addAll(new ChainMending(ledger, publication).all());
        }
        return done;
    }

    private static List<Settlement> unlessItFails(String label, RunId run, Supplier<List<Settlement>> work) {
        try {
            return work.get();
        } catch (NightjarException e) {
            return List.of(Settlement.unsettled(label, run, e));
        }
    }

    private Optional<Lease> lease(String job, BusinessDate date, Owners owners) {
        Leases leases = ledger.leases();
        return owners == Owners.SILENT ? leases.tryAcquire(job, date) : leases.takeIfFree(job, date);
    }

    private List<Settlement> of(RunRecord run, Owners owners) {
        Optional<Lease> free = lease(run.job(), run.date(), owners);
        if (free.isPresent()) {
            try (Lease lease = free.get()) {
                return of(lease);
            }
        }
        return owners == Owners.GONE
                ? List.of()
                : List.of(Settlement.of(
                        Kind.LEFT_ALONE,
                        run.label(),
                        run.id(),
                        named(run) + " is being worked on by " + owner(run) + ": left alone.",
                        "nightjar show " + run.id()));
    }

    private List<Settlement> endedRows(RunRecord run, Owners owners) {
        Optional<Lease> free = lease(run.job(), run.date(), owners);
        if (free.isEmpty()) {
            return List.of();
        }
        try (Lease lease = free.get()) {
            int launches = ExecutionLog.end(lease);
            return List.of(Settlement.of(
                    Kind.CLEARED,
                    run.label(),
                    run.id(),
                    "Spring Batch still showed " + launches + (launches == 1 ? " launch" : " launches") + " of "
                            + run.label() + " as under way: ended."));
        }
    }

    /** A process that died between its commit and its tidying left these, or a run that a later one replaced. */
    private List<Settlement> cleared(StagedRun staged, Owners owners) {
        if (!ledger.reader().runs().needsNoStaging(staged.run())) {
            return List.of();
        }
        Optional<Lease> free = lease(staged.job(), staged.date(), owners);
        if (free.isEmpty()) {
            return List.of();
        }
        try (Lease lease = free.get()) {
            return cleared(lease, staged);
        }
    }

    private List<Settlement> cleared(Lease lease, StagedRun staged) {
        if (!ledger.reader().runs().needsNoStaging(staged.run())) {
            return List.of();
        }
        ledger.reader()
                .publications()
                .current(lease.job(), lease.date())
                .ifPresent(current -> publication.clearReceipts(lease, current.intent(), staged));
        publication.clearStaging(staged);
        return List.of(Settlement.of(
                Kind.CLEARED,
                label(staged),
                staged.run(),
                "Run " + staged.run() + " of " + label(staged) + " needs its staged files no more: cleared them."));
    }

    /** Clears what older runs of the date have in staging, held ones too: it is published now. */
    public void clearOlder(Lease lease, RunId published) {
        for (StagedRun staged : publication.staged(lease.job(), lease.date())) {
            if (!staged.run().equals(published) && ledger.reader().runs().needsNoStaging(staged.run())) {
                publication.clearStaging(staged);
            }
        }
    }

    /**
     * Settles what earlier owners left of the job and date whose lease we hold; empty where nothing. They can publish
     * nothing any more, whether they know that they lost it or not.
     */
    public List<Settlement> of(Lease lease) {
        publication.revoke(lease.job(), lease.date());
        Optional<Settlement> settled =
                ledger.reader().runs().open(lease.job(), lease.date()).map(run -> settle(lease, run));
        ExecutionLog.end(lease);
        List<Settlement> done = new ArrayList<>(settled.stream().toList());
        for (StagedRun staged : publication.staged(lease.job(), lease.date())) {
            done.addAll(cleared(lease, staged));
        }
        return done;
    }

    private Settlement settle(Lease lease, RunRecord run) {
        if (run.status() == RunStatus.PUBLISHING) {
            Intent intent = ledger.reader()
                    .publications()
                    .of(run.id())
                    .map(PublicationRecord::intent)
                    .orElseThrow(() -> NightjarException.of(
                                    ErrorCode.LEDGER_CORRUPT, named(run) + " is publishing, but no intent is recorded.")
                            .notDone("Nothing was changed.")
                            .next("nightjar force-fail " + run.id() + " --reason 'no intent is recorded'"));
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

    private static String label(StagedRun staged) {
        return staged.job() + "@" + staged.date();
    }
}
