package io.nightjar.ledger;

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
        FORCE_FAIL,
        /** One that failed, was stopped or held is given up: nobody waits for its date any more. */
        ABANDON
    }

    String words() {
        return (kind == Kind.FORCE_FAIL ? "Failed" : "Given up") + " by " + by + ": " + reason;
    }
}
