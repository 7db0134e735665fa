package io.nightjar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of a process, which a failpoint can make step back, as a machine's does that was set wrong. */
final class SteppedClock extends Clock {
    private static final Duration STEP = Duration.ofHours(1);

    private final Clock clock;
    private volatile Duration behind = Duration.ZERO;

    SteppedClock(Clock clock) {
        this.clock = clock;
    }

    void stepBack() {
        behind = STEP;
    }

    @Override
    public Instant instant() {
        return clock.instant().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    /** The machine's, in another zone: only who tells local times asks for it. */
    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
