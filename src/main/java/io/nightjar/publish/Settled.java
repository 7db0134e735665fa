package io.nightjar.publish;

/** How an intent ended that a crash had left open. */
public enum Settled {
    /** Its table was in place: the record was completed. */
    COMPLETED,
    /** Its table was not in place: the intent was withdrawn; its staged files are kept. */
    WITHDRAWN
}
