package io.nightjar.run;

/** Where a run stands. Only the ledger changes it. */
public enum RunStatus {
    /** Planned or being worked on; whether its owner lives is the lease's matter. */
    RUNNING,
    /** The intent to publish is recorded; after a crash {@code recover} looks at what lies in place. */
    PUBLISHING,
    /** Its table is, or was, the published one. */
    PUBLISHED,
    /** A gate held it; its parts are kept. */
    HELD,
    /** Ended by an error; may be restarted. */
    FAILED,
    /** Ended on request; may be restarted. */
    STOPPED,
    /** Given up: by a person, or for a newer run of the same date before it was published. */
    ABANDONED,
    /** Scored into a folder of its own; published nothing, and the ledger does not know it. */
    SCRATCH;

    public boolean isRestartable() {
        return this == RUNNING || this == FAILED || this == STOPPED;
    }

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
