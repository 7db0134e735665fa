package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Settlement.Kind;
import io.nightjar.publish.Publication;
import io.nightjar.publish.Settled;
import io.nightjar.publish.StagedRun;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;

/** Carries out what a person decided about a run. */
public final class Decisions {
    private final Ledger ledger;
    private final Publication publication;

    public Decisions(Ledger ledger, Publication publication) {
        this.ledger = ledger;
        this.publication = publication;
    }

    /**
     * Does it.
     *
     * @throws NightjarException NOT_RESTARTABLE where the run is not in a state for it; RUN_BUSY
     */
    public Settlement decide(RunId run, Decision decision) {
        RunRecord record = ledger.reader().runs().find(run.value());
        return decision.kind() == Decision.Kind.ABANDON ? abandon(record, decision) : forceFail(record, decision);
    }

    private Settlement abandon(RunRecord named, Decision decision) {
        try (Lease lease = ledger.leases().acquire(named.job(), named.date())) {
            new Recovery(ledger, publication).of(lease);
            RunRecord run = ledger.reader().runs().find(named.id().value());
            if (run.status() != RunStatus.HELD && !run.status().isRestartable()) {
                throw refused(run, "only a failed, stopped or held run can be given up");
            }
            ledger.runLog().abandoned(lease, run, decision);
            publication.clearStaging(new StagedRun(run.job(), run.date(), run.id()));
            return Settlement.of(
                    Kind.ABANDONED,
                    run.label(),
                    run.id(),
                    named(run) + " is given up.",
                    "nightjar status " + run.job());
        }
    }

    /** Whoever held the lease can publish nothing any more, so that it may be taken from a living process too. */
    private Settlement forceFail(RunRecord named, Decision decision) {
        if (named.status() != RunStatus.RUNNING && named.status() != RunStatus.PUBLISHING) {
            throw refused(named, "only a run that says it is under way can be failed by force");
        }
        try (Lease lease = ledger.leases().seize(named.job(), named.date())) {
            publication.revoke(lease.job(), lease.date());
            RunRecord run = ledger.reader().runs().find(named.id().value());
            if (run.status() != RunStatus.RUNNING && run.status() != RunStatus.PUBLISHING) {
                throw refused(run, "it has ended meanwhile");
            }
            if (run.status() == RunStatus.PUBLISHING && isInPlace(lease, run)) {
                return Settlement.of(
                        Kind.COMPLETED,
                        run.label(),
                        run.id(),
                        named(run) + " had put its table in place: it is published, not failed.",
                        "nightjar show " + run.id());
            }
            ledger.runLog().forceFailed(lease, run, decision);
            ExecutionLog.end(lease);
            return Settlement.of(
                    Kind.FAILED,
                    run.label(),
                    run.id(),
                    named(run) + " is failed; nothing was deleted.",
                    "nightjar restart " + run.id());
        }
    }

    /** A look is better than a decision. Only where nobody can read what was to be in place is the decision all there is. */
    private boolean isInPlace(Lease lease, RunRecord run) {
        try {
            return ledger.reader()
                    .publications()
                    .of(run.id())
                    .filter(record -> publication.settle(lease, record.intent()) == Settled.COMPLETED)
                    .isPresent();
        } catch (NightjarException e) {
            if (e.code() == ErrorCode.LEDGER_CORRUPT) {
                return false;
            }
            throw e;
        }
    }

    private static NightjarException refused(RunRecord run, String why) {
        return NightjarException.of(
                        ErrorCode.NOT_RESTARTABLE,
                        named(run) + " is " + run.status().label() + "; " + why)
                .notDone("Nothing was changed.")
                .next("nightjar show " + run.id());
    }

    private static String named(RunRecord run) {
        return "Run " + run.id() + " of " + run.label();
    }
}
