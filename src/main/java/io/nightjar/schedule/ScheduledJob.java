package io.nightjar.schedule;

import io.nightjar.config.JobFolder;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.Schedule;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A job that has a schedule, and when its dates are due. */
public record ScheduledJob(JobDefinition job, DueCalendar calendar) {

    /**
     * With its business calendars; empty for a job without a schedule.
     *
     * @throws io.nightjar.error.NightjarException CALENDAR_INVALID
     */
    public static Optional<ScheduledJob> of(JobDefinition job, JobFolder folder) {
        return job.schedule()
                .map(schedule ->
                        new ScheduledJob(job, new DueCalendar(schedule, job.zone(), folder.calendar(schedule))));
    }

    public String name() {
        return job.name();
    }

    public Schedule schedule() {
        return calendar.schedule();
    }

    /** The next night after an instant; empty where the schedule leaves none for years. */
    public Optional<DueNight> after(Instant instant) {
        return calendar.after(instant).map(this::night);
    }

    /** The nights that are due after an instant and up to another, in order. */
    public Stream<DueNight> between(Instant after, Instant upTo) {
        return calendar.between(after, upTo).map(this::night);
    }

    /** The night of a date; empty where it has none. */
    public Optional<DueNight> night(BusinessDate date) {
        return calendar.due(date).map(due -> night(new DueCalendar.DueDate(date, due)));
    }

    private DueNight night(DueCalendar.DueDate due) {
        return new DueNight(name(), job.zone(), due.date(), due.due());
    }
}
