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
import java.util.Optional;

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
        return switch (decision.kind()) {
            case ABANDON -> abandon(record, decision);
            case FORCE_FAIL -> forceFail(record, decision);
            case HOLD, UNHOLD -> keep(record, decision);
        };
    }

    private Settlement abandon(RunRecord named, Decision decision) {
        try (Lease lease = ledger.leases().acquire(named.job(), named.date())) {
            new Recovery(ledger, publication).of(lease);
            RunRecord run = ledger.reader().runs().find(named.id().value());
            if (run.status() != RunStatus.HELD && !run.status().isRestartable()) {
                throw refused(run, "only a failed, stopped or held run can be given up");
            }
            ledger.reader().holds().of(run.id()).ifPresent(hold -> {
                throw NightjarException.of(ErrorCode.NOT_RESTARTABLE, named(run) + " is " + hold.describe())
                        .notDone("It was not given up: that would clear what it has in staging.")
                        .next("nightjar unhold " + run.id() + " --reason TEXT");
            });
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

    /** Under the lease, so that nobody prunes it meanwhile. */
    private Settlement keep(RunRecord named, Decision decision) {
        try (Lease lease = ledger.leases().acquire(named.job(), named.date())) {
            new Recovery(ledger, publication).of(lease);
            RunRecord run = ledger.reader().runs().find(named.id().value());
            Optional<Hold> before = ledger.reader().holds().of(run.id());
            boolean isWanted = decision.kind() == Decision.Kind.HOLD;
            if (before.isPresent() == isWanted) {
                return settled(
                        run,
                        before.map(hold -> " already is " + hold.describe()).orElse(" is not kept on hold")
                                + "; nothing was changed.");
            }
            if (isWanted) {
                ledger.runLog().keptOnHold(lease, run, decision);
            } else {
                ledger.runLog().keptNoLonger(lease, run, decision);
            }
            publication.writeChain(lease, run.job());
            return settled(
                    run,
                    isWanted
                            ? " is kept on hold: prune leaves it, and all that its receipt needs, until unhold."
                            : " is no longer kept on hold: the rules of retention are for it as for others.");
        }
    }

    private static Settlement settled(RunRecord run, String what) {
        return Settlement.of(Kind.RECORDED, run.label(), run.id(), named(run) + what, "nightjar prune --dry-run");
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
