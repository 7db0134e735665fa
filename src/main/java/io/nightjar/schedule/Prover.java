package io.nightjar.schedule;

import io.nightjar.job.RecordedProof;
import io.nightjar.ledger.Proof;

/** Makes a run again, once. */
public interface Prover extends AutoCloseable {
    /**
     * Scores a share of its splits again and compares; publishes nothing.
     *
     * @throws io.nightjar.error.NightjarException where it cannot be made again; STOPPED
     */
    Proof prove(RecordedProof wanted, double share);

    /** Ends it at its next row batch. */
    void requestStop();

    @Override
    void close();
}
