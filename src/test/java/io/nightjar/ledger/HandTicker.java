package io.nightjar.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A monotonic clock on which time passes only by waiting. */
final class HandTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();
    private final Runnable whilePaused;

    HandTicker() {
        this(() -> {});
    }

    /** @param whilePaused what happens whenever somebody waits */
    HandTicker(Runnable whilePaused) {
        this.whilePaused = whilePaused;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void pause(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        whilePaused.run();
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos.get());
    }
}
