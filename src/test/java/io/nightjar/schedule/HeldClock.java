package io.nightjar.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is released, so that a slow machine does not miss a due instant while it sets a test up. */
final class HeldClock extends Clock {
    private final Instant begin;
    private volatile long releasedAt;
    private volatile boolean released;

    HeldClock(String begin) {
        this.begin = Instant.parse(begin);
    }

    synchronized void release() {
        if (!released) {
            releasedAt = System.nanoTime();
            released = true;
        }
    }

    @Override
    public Instant instant() {
        return released ? begin.plus(Duration.ofNanos(System.nanoTime() - releasedAt)) : begin;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
