package io.nightjar.backfill;

import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * How one date of a backfill ended.
 *
 * @param planned what was to be done
 * @param now in one word: published, held, failed, stopped, skipped, not begun
 * @param exit as if it had been run alone; OK where somebody else had published it meanwhile
 * @param run its run; empty where none was begun
 * @param outcome what the run says; empty where it ended with an error or there was none
 * @param error what ended it, if an error did
 * @param seconds wall time
 */
public record DateOutcome(
        PlannedDate planned,
        String now,
        ExitStatus exit,
        Optional<RunId> run,
        Optional<RunOutcome> outcome,
        Optional<NightjarException> error,
        double seconds) {

    private static final String NOT_BEGUN = "not begun";

    static DateOutcome notBegun(PlannedDate planned) {
        return new DateOutcome(
                planned, NOT_BEGUN, ExitStatus.OK, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** How they ended together: the most severe, or STOPPED where that was asked for. */
    static ExitStatus together(List<DateOutcome> all, DatesAtOnce dates) {
        return dates.isStopping()
                ? ExitStatus.STOPPED
                : ExitStatus.mostSevere(all.stream().map(DateOutcome::exit).toList());
    }

    boolean isNotBegun() {
        return now.equals(NOT_BEGUN);
    }

    /** Whether there is something left to do or to look at. */
    public boolean isDone() {
        return exit == ExitStatus.OK && !isNotBegun();
    }
}
