package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.Optional;

/** What happens in a scheduler. Every launch ends in exactly one {@link Ended}, however it ends. */
public sealed interface ScheduleEvent {

    /** A night waits for its time. */
    record Placed(DueNight night) implements ScheduleEvent {}

    /** A night that was placed will not be run, for the reason given in one sentence. */
    record Dropped(DueNight night, String reason) implements ScheduleEvent {}

    /** A launch begins. */
    record Started(DueNight night) implements ScheduleEvent {}

    /** A launch has its run; nothing else was done for it yet. */
    record Began(DueNight night, RunId run) implements ScheduleEvent {}

    /** A launch says something that a person should know, in one sentence. */
    record Noted(DueNight night, String sentence) implements ScheduleEvent {}

    /**
     * A launch is over and its ledger is closed again.
     *
     * @param exit what {@code run} would have exited with
     * @param code the error's; empty where the night was published, held or already published
     * @param message one line; holds no data value
     * @param run empty where none is known
     * @param table the published one; empty where nothing was published
     * @param seconds wall time
     * @param again when this scheduler tries again by itself; empty where it does not
     */
    record Ended(
            DueNight night,
            ExitStatus exit,
            Optional<ErrorCode> code,
            String message,
            Optional<RunId> run,
            Optional<String> table,
            double seconds,
            Optional<Instant> again)
            implements ScheduleEvent {

        /** Whether nobody has to do anything: it is published, or another process is at it. */
        public boolean isWell() {
            return exit == ExitStatus.OK
                    || exit == ExitStatus.PUBLISHED
                    || code.filter(c -> c == ErrorCode.RUN_BUSY).isPresent()
                    || again.isPresent();
        }
    }

    /** Something other than a night went wrong: a job file that cannot be read, a trigger that could not be placed. */
    record Trouble(NightjarException error) implements ScheduleEvent {}
}
