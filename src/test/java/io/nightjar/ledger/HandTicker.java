package io.nightjar.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A monotonic clock on which time passes only by waiting. */
final class HandTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void pause(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos.get());
    }
}
