package io.nightjar.ledger;

import io.nightjar.error.NightjarException;
import io.nightjar.run.RunId;

/**
 * What the owner of a lease records about its run. Every method checks the lease in its own transaction and throws
 * LEASE_LOST, having recorded nothing, where it is no longer held.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class RunLog {
    RunLog() {}

    /**
     * Begins a new run and its first launch. A run of the same job and date that has not ended must be settled before;
     * one that failed or was stopped is abandoned by this.
     *
     * @param model {@code name@version}
     * @param program the version of Nightjar
     * @return number of the launch: 1
     */
    public int begin(Lease lease, RunId id, String model, String program) {
        throw new UnsupportedOperationException("" + lease + id + model + program);
    }

    /**
     * Begins another launch of a run that failed, was stopped, or has lost its process; clears its error.
     *
     * @return number of the launch
     * @throws NightjarException NOT_RESTARTABLE where it has ended otherwise
     */
    public int resume(Lease lease, RunId id, String program) {
        throw new UnsupportedOperationException("" + lease + id + program);
    }

    /** Records the frozen plan, once for a run. */
    public void planned(Lease lease, RunId id, Plan plan) {
        throw new UnsupportedOperationException("" + lease + id + plan);
    }

    /** Records what a split gave; the same again changes nothing. */
    public void finished(Lease lease, RunId id, SplitRecord split) {
        throw new UnsupportedOperationException("" + lease + id + split);
    }

    /** Forgets a split's result, because its part is gone or damaged: it will be scored again. */
    public void reopened(Lease lease, RunId id, int split) {
        throw new UnsupportedOperationException("" + lease + id + split);
    }

    /**
     * Records the verdict and the row totals.
     *
     * @param outcome passed, warned or held
     * @param json the verdict in full
     */
    public void judged(Lease lease, RunId id, String outcome, String json, long rowsScored, long rowsRejected) {
        throw new UnsupportedOperationException("" + lease + id + outcome + json + rowsScored + rowsRejected);
    }

    /** A gate held it; its parts stay. */
    public void held(Lease lease, RunId id) {
        throw new UnsupportedOperationException("" + lease + id);
    }

    /** An error ended it. An intent to publish that is still open stays open, for {@code recover} to settle. */
    public void failed(Lease lease, RunId id, NightjarException error) {
        throw new UnsupportedOperationException("" + lease + id + error);
    }

    /** It ended on request. */
    public void stopped(Lease lease, RunId id) {
        throw new UnsupportedOperationException("" + lease + id);
    }

    /** It is given up; {@code reason} in one sentence. */
    public void abandoned(Lease lease, RunId id, String reason) {
        throw new UnsupportedOperationException("" + lease + id + reason);
    }
}
