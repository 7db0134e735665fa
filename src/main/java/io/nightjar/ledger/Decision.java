package io.nightjar.ledger;

import io.nightjar.run.RunRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What only a person can decide about a run.
 *
 * @param reason in one sentence, for the record
 * @param by who decided
 */
public record Decision(Kind kind, String reason, String by) {

    /** What is to become of the run. */
    public enum Kind {
        /** One that says it is under way is failed, whoever holds its lease; it can be restarted. */
        FORCE_FAIL("Failed by force"),
        /** One that failed, was stopped or held is given up: nobody waits for its date any more. */
        ABANDON("Given up"),
        /** It and all that its receipt needs is kept, whatever the rules of retention say. */
        HOLD("Kept on hold"),
        /** It is kept no longer than others. */
        UNHOLD("No longer on hold");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** For the record, which goes on to say what it said before. */
    String recorded(RunRecord run, Instant now) {
        return kind.words + " at " + now.truncatedTo(ChronoUnit.SECONDS) + " by " + by + ": " + reason
                + run.errorMessage().map(before -> " | before: " + before).orElse("");
    }
}
