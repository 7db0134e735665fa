package io.nightjar.status;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.schedule.DueCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the dates of a job are due and until when they are to be published, as its file says; nothing without a schedule. */
final class DueDates {
    private final Optional<DueCalendar> calendar;

    DueDates(Optional<JobDefinition> job) {
        this.calendar = job.flatMap(found -> found.schedule().map(schedule -> new DueCalendar(schedule, found.zone())));
    }

    Optional<Instant> due(BusinessDate date) {
        return calendar.flatMap(found -> found.due(date));
    }

    /** Nothing says yet until when a date is to be published. */
    Optional<Instant> deadline(BusinessDate date) {
        return Optional.empty();
    }

    /** The dates that were due in a span of time, the latest first. */
    List<BusinessDate> between(Instant from, Instant to) {
        List<BusinessDate> dates = new ArrayList<>();
        if (calendar.isPresent()) {
            LocalDate date = calendar.get().upTo(to).date().date();
            Optional<Instant> due = calendar.get().due(new BusinessDate(date));
            while (due.isEmpty() || !due.get().isBefore(from)) {
                if (due.isPresent()) {
                    dates.add(new BusinessDate(date));
                }
                date = date.minusDays(1);
                due = calendar.get().due(new BusinessDate(date));
            }
        }
        return dates;
    }
}
