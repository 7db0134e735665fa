package io.nightjar.schedule;

import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.Seen;
import io.nightjar.ledger.FiringLog.NewlyDue;
import io.nightjar.ledger.FiringLog.Skipped;
import io.nightjar.run.Schedule.CatchUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What becomes of the dates that have become due since a schedule was last watched. */
final class CatchUps {
    private CatchUps() {}

    /**
     * In the order in which they were due. Dates that were due longer ago than the job catches up are left out: nobody
     * asked for them.
     *
     * @param missed whether nobody watched at an instant
     */
    static List<NewlyDue> of(ScheduledJob job, Instant watched, Instant now, Predicate<Instant> missed) {
        CatchUp catchUp = job.schedule().catchUp();
        Instant earliest = now.minus(catchUp.within());
        List<DueNight> nights = job.between(watched, now)
                .filter(night -> !missed.test(night.due()) || !night.due().isBefore(earliest))
                .toList();
        return nights.stream()
                .map(night -> newlyDue(night, nights, catchUp, missed))
                .toList();
    }

    private static NewlyDue newlyDue(
            DueNight night, List<DueNight> nights, CatchUp catchUp, Predicate<Instant> missed) {
        if (!missed.test(night.due())) {
            return new NewlyDue(night.date(), night.due(), Seen.ON_TIME, Optional.empty());
        }
        boolean wanted =
                switch (catchUp.which()) {
                    case NONE -> false;
                    case LAST -> night.equals(nights.get(nights.size() - 1));
                    case ALL -> true;
                };
        String which = catchUp.which().name().toLowerCase(java.util.Locale.ROOT);
        return new NewlyDue(
                night.date(),
                night.due(),
                Seen.MISSED,
                wanted
                        ? Optional.empty()
                        : Optional.of(new Skipped(
                                Cause.CATCH_UP,
                                "It was due while no scheduler ran or the job was paused, and the job's catch-up is '"
                                        + which + "'.")));
    }
}
