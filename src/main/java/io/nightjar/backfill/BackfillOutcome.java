package io.nightjar.backfill;

import io.nightjar.error.ExitStatus;
import java.util.List;

/**
 * How a backfill ended.
 *
 * @param dates those that were to be run, in their order
 * @param exit the most severe of theirs; STOPPED where it was asked to stop
 * @param seconds wall time
 */
public record BackfillOutcome(BackfillPlan plan, List<DateOutcome> dates, ExitStatus exit, double seconds) {
    public BackfillOutcome {
        dates = List.copyOf(dates);
    }

    /** How many ended so. */
    public long count(String now) {
        return dates.stream().filter(date -> date.now().equals(now)).count();
    }
}
