package io.nightjar.job;

import io.nightjar.ledger.Decision;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import io.nightjar.run.Waiver;
import java.util.List;
import java.util.Optional;

/** The facade of the night: starts, resumes, restarts and recovers runs. Errors are NightjarExceptions. */
public interface Nights extends AutoCloseable {

    /** Plans, scores, judges and publishes; resumes what a crash or failure left where its plan still holds. */
    RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress);

    /**
     * The same under a lease that the caller holds and gives back: what he records before and after is decided with the
     * run, by one owner. An input that is not ready is waited for under the lease; with
     * {@link RunOptions.Patience#LOOK_ONCE} it is not.
     */
    RunOutcome run(Lease lease, RunSpec spec, RunOptions options, ProgressListener progress);

    /**
     * Resumes this very run, with the plan it had; refuses (PLAN_CHANGED) where input, model or job changed since.
     *
     * @param startedBy who or what wants it
     */
    RunOutcome restart(RunId run, String startedBy, ProgressListener progress);

    /**
     * Publishes an earlier run of a date again.
     *
     * @param to the run; empty for the one published before that which is published now
     */
    RunOutcome rollback(String job, BusinessDate date, Optional<RunId> to, String startedBy, ProgressListener progress);

    /**
     * Publishes a run that a gate held; refuses (PLAN_CHANGED) where input, model or job changed since, and
     * (NOT_RESTARTABLE) where it is not held or a newer run of its date is published.
     *
     * @param waiver why, recorded with the run and in the receipt
     */
    RunOutcome release(RunId run, Waiver waiver, ProgressListener progress);

    /** What {@link #run} would do. */
    PlanSummary plan(RunSpec spec);

    /** Settles what crashes left; says what it found and did, nothing where there was nothing. */
    List<Settlement> recover();

    /** Carries out what a person decided about a run. */
    Settlement decide(RunId run, Decision decision);

    /** Asks a run in this process to end at the next row batch; returns at once. */
    void requestStop();

    @Override
    void close();
}
