package io.nightjar.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A scheduler's last look at the schedules.
 *
 * @param looked when it was over
 * @param age how long ago that is, by a clock that nobody sets
 * @param jobs how many have a schedule
 * @param running the nights that this scheduler runs now, {@code job@date}
 * @param troubles what was wrong, one line each: a job file that is not valid, a ledger that did not answer
 */
public record Pulse(Instant looked, Duration age, int jobs, Set<String> running, List<String> troubles) {
    public Pulse {
        running = Set.copyOf(running);
        troubles = List.copyOf(troubles);
    }
}
