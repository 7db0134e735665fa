package io.nightjar.ledger;

import io.nightjar.run.RunId;
import java.time.Instant;

/**
 * That a run is kept on hold: nothing of it is pruned. Not to be confused with a run that a gate held.
 *
 * @param by who asked for it
 * @param reason in their words
 */
public record Hold(RunId run, Instant at, String by, String reason) {

    /** {@code kept on hold by operator ann: "the auditors want it"}. */
    public String describe() {
        return "kept on hold by " + by + ": \"" + reason + '"';
    }
}
