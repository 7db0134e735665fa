package io.nightjar.status;

import io.nightjar.config.JobFolder;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.schedule.DueCalendar;
import io.nightjar.schedule.DueNight;
import io.nightjar.schedule.GivenUp;
import io.nightjar.schedule.ScheduledJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** When the dates of a job are due and until when they are to be published, as its file says; nothing without a schedule. */
final class DueDates {
    private final Optional<ScheduledJob> job;
    private final Optional<DueCalendar> calendar;

    private DueDates(Optional<ScheduledJob> job) {
        this.job = job;
        this.calendar = job.map(ScheduledJob::calendar);
    }

    /** Nothing is known of a job whose business calendars cannot be read. */
    static DueDates of(Optional<JobDefinition> job, JobFolder jobs) {
        try {
            return new DueDates(job.flatMap(found -> ScheduledJob.of(found, jobs)));
        } catch (NightjarException e) {
            return new DueDates(Optional.empty());
        }
    }

    Optional<DueNight> night(BusinessDate date) {
        return job.flatMap(found -> found.night(date));
    }

    /** Which of those that were due at an instant or later nobody waits for. */
    Optional<GivenUp> givenUp(Instant since, LedgerReader ledger, Instant now) {
        return job.map(found -> GivenUp.since(since, found, ledger, now));
    }

    Optional<Instant> due(BusinessDate date) {
        return calendar.flatMap(found -> found.due(date));
    }

    Optional<Instant> deadline(BusinessDate date) {
        return calendar.flatMap(found -> found.deadline(date));
    }

    /** The dates that were due in a span of time, the latest first. */
    List<BusinessDate> between(Instant from, Instant to) {
        List<BusinessDate> dates = new ArrayList<>();
        calendar.ifPresent(found -> found.between(from.minusNanos(1), to).forEach(due -> dates.add(due.date())));
        Collections.reverse(dates);
        return dates;
    }
}
