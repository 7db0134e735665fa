package io.nightjar.ledger;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The observer's own monotonic clock: steps of the wall clock do nothing to it. */
interface Ticker {
    /** Nanoseconds since some fixed moment. */
    long nanos();

    /** Lets about this much time pass. */
    void pause(Duration duration);

    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) {
                LockSupport.parkNanos(duration.toNanos());
            }
        };
    }
}
