package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import java.util.Optional;

/** Who may work on a job and date: at most one process, as the database decides. */
@SuppressWarnings("DoNotCallSuggester")
public final class Leases {
    Leases() {}

    /**
     * Takes the lease, at once where it is free or its owner is dead, after the lease time where its owner gives no sign
     * of life.
     *
     * @throws io.nightjar.error.NightjarException RUN_BUSY naming the owner
     */
    public Lease acquire(String job, BusinessDate date) {
        throw new UnsupportedOperationException(job + date);
    }

    /** The same, empty where it is busy. */
    public Optional<Lease> tryAcquire(String job, BusinessDate date) {
        throw new UnsupportedOperationException(job + date);
    }
}
