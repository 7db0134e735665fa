package io.nightjar.status;

import io.nightjar.run.RunStatus;
import java.util.Locale;

/** How a business date of a job stands. */
public enum Standing {
    /** Its newest run published. */
    PUBLISHED,
    /** A gate held its newest run. */
    HELD,
    /** Its newest run ended with an error, or has lost its process. */
    FAILED,
    /** Its newest run ended on request. */
    STOPPED,
    /** A process works on it. */
    RUNNING,
    /** Its newest run was given up. */
    ABANDONED,
    /** It has been due, and no run was ever begun. */
    MISSING,
    /** It has been due, no run was begun, and nobody waits for it: its job was or is paused, or its schedule left it out. */
    SKIPPED;

    /** As in files: {@code published}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Standing of(RunStatus status) {
        return switch (status) {
            case PUBLISHED -> PUBLISHED;
            case HELD -> HELD;
            case FAILED -> FAILED;
            case STOPPED -> STOPPED;
            case RUNNING, PUBLISHING -> RUNNING;
            case ABANDONED, SCRATCH -> ABANDONED;
        };
    }
}
