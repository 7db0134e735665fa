package io.nightjar.schedule;

import io.nightjar.run.BusinessDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the published nights of a job are behind its schedule.
 *
 * @param published the last business date that has a published table; empty where none has
 * @param unpublished how many later dates have been due and are waited for; 0 where nothing was ever published, since
 *     nobody can say from when on they were wanted
 */
public record Backlog(Optional<BusinessDate> published, int unpublished) {

    /** Counts the dates that were due up to {@code now}. */
    public static Backlog of(ScheduledJob job, Optional<BusinessDate> published, GivenUp givenUp, Instant now) {
        int unpublished = published
                .map(last -> countBetween(last.date(), job, givenUp, now))
                .orElse(0);
        return new Backlog(published, unpublished);
    }

    private static int countBetween(LocalDate published, ScheduledJob job, GivenUp givenUp, Instant now) {
        return (int) job.calendar()
                .upTo(now)
                .map(last -> last.date().date())
                .filter(last -> last.isAfter(published))
                .map(last -> published
                        .plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .flatMap(date -> job.night(new BusinessDate(date)).stream())
                        .filter(night -> givenUp.why(night).isEmpty())
                        .count())
                .orElse(0L)
                .longValue();
    }
}
