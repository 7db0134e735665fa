package io.nightjar.ledger;

import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something about one business date of a job that somebody is to be told of.
 *
 * @param run the run it is about; empty where there is none
 * @param code the error's, for example {@code NJ-INPUT-MISSING}; empty where no error is behind it
 * @param reason one or two sentences; holds no data value
 */
public record Condition(ConditionKey key, Optional<RunId> run, Optional<String> code, String reason) {

    /** How a condition ended. */
    public enum Ending {
        /** The date is published. */
        RECOVERED,
        /** It no longer holds, and the date is not published: another condition says what is the matter now. */
        SUPERSEDED,
        /** It was over when it came, as a publication is. */
        OVER
    }

    /**
     * A condition as it is remembered.
     *
     * @param occurrence from 1; grows when it comes back after it was closed
     * @param closed empty while it is open
     * @param acknowledged since when nobody wants to hear of it again; empty where nobody said so
     */
    public record Remembered(
            Condition condition,
            int occurrence,
            Instant opened,
            Optional<Instant> closed,
            Optional<Ending> ending,
            Optional<Instant> acknowledged) {

        public boolean isOpen() {
            return closed.isEmpty();
        }
    }
}
