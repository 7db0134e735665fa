package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wish that runs end at their next row batch, and why. */
final class StopRequest {
    private final Optional<StopRequest> ofAll;
    private final AtomicReference<@Nullable NightjarException> reason = new AtomicReference<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    /** One that nobody else heeds. */
    StopRequest() {
        this(Optional.empty());
    }

    private StopRequest(Optional<StopRequest> ofAll) {
        this.ofAll = ofAll;
    }

    /** One for a single night, which heeds this one too: its lease is its own matter. */
    StopRequest ofOneNight() {
        return new StopRequest(Optional.of(this));
    }

    /** A signal asked, or the end of what the night is part of. */
    void stop() {
        asked("Stopped on request.");
    }

    /** A person asked from another process. */
    void stop(String by) {
        asked("Stopped on request of " + by + ".");
    }

    private void asked(String sentence) {
        because(NightjarException.of(ErrorCode.STOPPED, sentence)
                .notDone("Nothing was published; finished splits are kept."));
    }

    /** Another process may own the run now. */
    void leaseLost() {
        because(NightjarException.of(ErrorCode.LEASE_LOST, "This process no longer holds the lease of its run.")
                .notDone("Nothing was published by this process."));
    }

    private void because(NightjarException why) {
        reason.compareAndSet(null, why);
        asked.countDown();
    }

    /** Lets so much time pass, less where it is asked for meanwhile. */
    void await(Duration duration) {
        try {
            asked.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** @throws NightjarException STOPPED or LEASE_LOST, once asked */
    void check() {
        ofAll.ifPresent(StopRequest::check);
        NightjarException asked = reason.get();
        if (asked != null) {
            throw asked;
        }
    }
}
