package io.nightjar.ledger;

import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something about one business date of a job that somebody is to be told of.
 *
 * @param run the run it is about; empty where there is none
 * @param code the error's, for example {@code NJ-INPUT-MISSING}; empty where no error is behind it
 * @param reason one or two sentences; holds no data value
 */
public record Condition(ConditionKey key, Optional<RunId> run, Optional<String> code, String reason) {

    /** What can be the matter. */
    public enum Kind {
        /** The newest run ended with an error, or its process is gone. */
        FAILED,
        /** A gate held the newest run. */
        HELD,
        /** The deadline has passed and nothing is published. */
        LATE,
        /** It is due and nobody has started a run. */
        MISSING,
        /** A table was published: nothing is the matter, but somebody may want to know. */
        PUBLISHED;

        /** As in files and messages: {@code failed}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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
