package io.nightjar.cli;

import io.nightjar.run.JobDefinition;
import io.nightjar.schedule.DueCalendar;
import io.nightjar.schedule.ScheduledJob;
import java.util.Optional;

/** The calendar of a job, for commands that go over its dates. */
final class DueDates {
    private DueDates() {}

    /**
     * Empty where the job has no schedule: then nobody knows which dates are wanted.
     *
     * @throws io.nightjar.error.NightjarException CALENDAR_INVALID
     */
    static Optional<DueCalendar> calendar(JobDefinition job, Session session) {
        return ScheduledJob.of(job, session.jobs()).map(ScheduledJob::calendar);
    }
}
