package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wish that a run end at its next row batch, and why. */
final class StopRequest {
    private final AtomicReference<@Nullable NightjarException> reason = new AtomicReference<>();

    /** A person or the system asked. */
    void stop() {
        reason.compareAndSet(
                null,
                NightjarException.of(ErrorCode.STOPPED, "stopped on request")
                        .notDone("Nothing was published; finished splits are kept."));
    }

    /** Another process may own the run now. */
    void leaseLost() {
        reason.compareAndSet(
                null,
                NightjarException.of(ErrorCode.LEASE_LOST, "this process no longer holds the lease of its run")
                        .notDone("Nothing was published by this process."));
    }

    /** @throws NightjarException STOPPED or LEASE_LOST, once asked */
    void check() {
        NightjarException asked = reason.get();
        if (asked != null) {
            throw asked;
        }
    }
}
