package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Firing;
import io.nightjar.ledger.Proof;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.Optional;

/** What happens in a scheduler. Every night that is started ends in exactly one {@link Ended}, however it ends. */
public sealed interface ScheduleEvent {

    /** An event of one night. */
    sealed interface OfNight extends ScheduleEvent {
        DueNight night();
    }

    /** A night is foreseen for its time. */
    record Placed(DueNight night) implements OfNight {}

    /** A night that was foreseen will not be due, for the reason given in one sentence. */
    record Dropped(DueNight night, String reason) implements OfNight {}

    /** A night is due, and something stands in its way: one phrase. Told again where that changes. */
    record Waits(DueNight night, String reason) implements OfNight {}

    /** A night was due and the schedule will not run it: its date stays unpublished unless somebody runs it. */
    record Skipped(DueNight night, Firing.Cause cause, String reason) implements OfNight {}

    /**
     * A night begins.
     *
     * @param attempt from 1; more where it is tried again, or where the process that ran it is gone
     */
    record Started(DueNight night, int attempt) implements OfNight {}

    /** A night has its run; nothing else was done for it yet. */
    record Began(DueNight night, RunId run) implements OfNight {}

    /** A night says something that a person should know, in one sentence. */
    record Noted(DueNight night, String sentence) implements OfNight {}

    /**
     * A night is over and its ledger is closed again.
     *
     * @param exit what {@code run} would have exited with
     * @param code the error's; empty where the night was published, held or already published
     * @param message one line; holds no data value
     * @param run empty where none is known
     * @param table the published one; empty where nothing was published
     * @param seconds wall time
     * @param again when it is tried again; empty where it is not
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
            implements OfNight {

        /** Whether nobody has to do anything: it is published, or is tried again. */
        public boolean isWell() {
            return exit == ExitStatus.OK || exit == ExitStatus.PUBLISHED || again.isPresent();
        }
    }

    /** A night is foreseen to be published after its deadline, by how the run goes and how earlier ones went. */
    record WillBeLate(DueNight night, Instant deadline, Instant forecast) implements OfNight {}

    /**
     * The deadline of a night has passed and it is not published.
     *
     * @param forecast when it is foreseen to be; empty where nobody knows
     */
    record Late(DueNight night, Instant deadline, Optional<Instant> forecast) implements OfNight {}

    /** A night that this scheduler told to have failed, to be late or not to be run is published now. */
    record Recovered(DueNight night) implements OfNight {}

    /** Some of a published night was made again and compared, or could not be. */
    record Proved(Proof proof) implements ScheduleEvent {}

    /** Something other than a night went wrong: a job file that cannot be read, a trigger that could not be placed. */
    record Trouble(NightjarException error) implements ScheduleEvent {}
}
