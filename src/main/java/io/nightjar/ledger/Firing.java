package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A due date of a job's schedule, and what became of it.
 *
 * @param due when it was due
 * @param seen whether a scheduler watched when it was due
 * @param attempts how often it was started
 * @param recorded when a scheduler saw it first
 * @param notBefore from when on it may be started again; empty where it may at once
 * @param settled when it was ended or skipped
 * @param cause why it was skipped; empty where it was not
 * @param exit what {@code run} would have exited with; empty before it ended
 * @param run empty where none is known
 * @param reason how it ended, why it was skipped, or why it is tried again, in one line; empty before that
 */
public record Firing(
        String job,
        BusinessDate date,
        Instant due,
        Seen seen,
        State state,
        int attempts,
        Instant recorded,
        Optional<Instant> notBefore,
        Optional<Instant> settled,
        Optional<Cause> cause,
        Optional<Integer> exit,
        Optional<RunId> run,
        Optional<String> reason) {

    /** Where a firing stands. */
    public enum State {
        /** To be started as soon as nothing stands in its way. */
        DUE,
        /** Somebody has started it; whether he lives is the lease's matter. */
        STARTED,
        /** It was run, or tried. */
        ENDED,
        /** The schedule will not run it. */
        SKIPPED
    }

    /** Whether a scheduler watched when it was due. */
    public enum Seen {
        ON_TIME,
        /** No scheduler ran, or the job was paused. */
        MISSED
    }

    /** Why the schedule does not run a date. */
    public enum Cause {
        /** It was missed, and the job does not catch it up. */
        CATCH_UP,
        /** An earlier night of the job still ran. */
        OVERLAP,
        /** A job that it waits for was not published in time. */
        UPSTREAM,
        /** The job's file no longer wants it. */
        UNWANTED;

        /** As in lines and files: {@code catch-up}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** {@code job@date}. */
    public String label() {
        return job + "@" + date;
    }

    public boolean isOpen() {
        return state == State.DUE || state == State.STARTED;
    }
}
