package io.nightjar.schedule;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the published nights of a job are behind its schedule.
 *
 * @param published the last business date that has a published table; empty where none has
 * @param unpublished how many later dates have been due; 0 where nothing was ever published, since nobody can say from
 *     when on they were wanted
 */
public record Backlog(Optional<BusinessDate> published, int unpublished) {

    /** Counts the dates that were due up to {@code now}. */
    public static Backlog of(JobDefinition job, Optional<BusinessDate> published, Instant now) {
        int unpublished = ScheduledJobs.calendar(job)
                .mapToInt(calendar -> published
                        .map(last -> countBetween(last.date(), calendar, now))
                        .orElse(0))
                .sum();
        return new Backlog(published, unpublished);
    }

    private static int countBetween(LocalDate published, DueCalendar calendar, Instant now) {
        int count = 0;
        for (LocalDate date = calendar.upTo(now).date().date(); date.isAfter(published); date = date.minusDays(1)) {
            count += calendar.due(new BusinessDate(date)).isPresent() ? 1 : 0;
        }
        return count;
    }
}
