package io.nightjar.backfill;

import java.util.List;

/**
 * What a backfill will do, date by date, in the order in which it does it.
 *
 * @param continues whether an unfinished backfill of the same dates goes on
 */
public record BackfillPlan(BackfillRequest request, List<PlannedDate> dates, Continues continues) {

    /** Whether this backfill is the rest of another. */
    public enum Continues {
        NOTHING,
        AN_UNFINISHED_ONE
    }

    public BackfillPlan {
        dates = List.copyOf(dates);
    }

    /** Those that are run, in order. */
    public List<PlannedDate> toRun() {
        return dates.stream().filter(PlannedDate::isToRun).toList();
    }
}
