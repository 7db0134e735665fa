package io.nightjar.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which no night of a job is started by the schedule.
 *
 * @param by who asked for it
 * @param reason why; empty where nobody said
 * @param until when it ends by itself; empty where somebody must end it
 * @param ended when somebody ended it; empty where nobody has
 * @param endedBy who did
 */
public record Pause(
        String job,
        Instant begun,
        String by,
        Optional<String> reason,
        Optional<Instant> until,
        Optional<Instant> ended,
        Optional<String> endedBy) {

    /** When it was over, or will be; empty where nobody knows. */
    public Optional<Instant> end() {
        return ended.filter(instant -> until.map(instant::isBefore).orElse(true))
                .or(() -> until);
    }

    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(begun) && end().map(instant::isBefore).orElse(true);
    }
}
