package io.nightjar.ledger;

import io.nightjar.publish.CommitLog;
import io.nightjar.publish.Fence;
import io.nightjar.run.BusinessDate;
import java.util.function.Consumer;

/** The right to work on a job and date. A thread of its own keeps it alive until it is closed. */
@SuppressWarnings("DoNotCallSuggester")
public final class Lease implements Fence, AutoCloseable {
    Lease() {}

    public String job() {
        throw new UnsupportedOperationException();
    }

    public BusinessDate date() {
        throw new UnsupportedOperationException();
    }

    /** Grows with each owner, never falls. */
    public long token() {
        throw new UnsupportedOperationException();
    }

    /** Calls back, once, on the lease's own thread, when it is known or must be feared to be lost; at once if it is. */
    public void onLost(Runnable callback) {
        throw new UnsupportedOperationException("" + callback);
    }

    public boolean isLost() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hold(Consumer<CommitLog> work) {
        throw new UnsupportedOperationException("" + work);
    }

    /** Gives it back. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return "lease";
    }
}
