package io.nightjar.schedule;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * When the business dates of one job are due: a local time of day in the job's zone. Knows no clock.
 *
 * <p>A local time that a change of the clocks left out becomes the first instant after the gap; one that happened twice
 * counts once, the first time. A whole day that a zone left out (Pacific/Apia had no 2011-12-30) has no night, and days
 * are counted over those that existed: what is due on 2011-12-31 there is 2011-12-29, the day before. So every date
 * that existed is due exactly once, and later dates are due later.
 *
 * @param schedule the time of day, and how many days lie between a business date and its due day
 * @param zone in which both are meant
 */
public record DueCalendar(JobDefinition.Schedule schedule, ZoneId zone) {

    /** A business date and the instant from which it is due. */
    public record DueDate(BusinessDate date, Instant due) {}

    /** When a date is due; empty for one that did not exist in the zone. */
    public Optional<Instant> due(BusinessDate date) {
        if (!existed(date.date())) {
            return Optional.empty();
        }
        return Optional.of(instant(existingDay(date.date(), schedule.days(), 1)));
    }

    /** The first date that is due later than an instant. */
    public DueDate after(Instant instant) {
        // A gap at midnight can move a due instant into the day after its own.
        LocalDate day = localDate(instant).minusDays(1);
        while (!existed(day) || !instant(day).isAfter(instant)) {
            day = day.plusDays(1);
        }
        return dueOn(day);
    }

    /** The last date that is due at an instant or before it. */
    public DueDate upTo(Instant instant) {
        LocalDate day = localDate(instant).plusDays(1);
        while (!existed(day) || instant(day).isAfter(instant)) {
            day = day.minusDays(1);
        }
        return dueOn(day);
    }

    private DueDate dueOn(LocalDate day) {
        return new DueDate(new BusinessDate(existingDay(day, schedule.days(), -1)), instant(day));
    }

    private LocalDate localDate(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private Instant instant(LocalDate day) {
        LocalDateTime local = day.atTime(schedule.at());
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? zone.getRules().getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }

    /** The {@code count}-th day that existed, forwards (1) or backwards (-1). */
    private LocalDate existingDay(LocalDate from, int count, int step) {
        LocalDate day = from;
        for (int left = count; left > 0; left--) {
            do {
                day = day.plusDays(step);
            } while (!existed(day));
        }
        return day;
    }

    private boolean existed(LocalDate day) {
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atStartOfDay());
        return change == null
                || !change.isGap()
                || change.getDateTimeAfter().isBefore(day.plusDays(1).atStartOfDay());
    }
}
