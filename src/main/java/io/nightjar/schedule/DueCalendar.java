package io.nightjar.schedule;

import io.nightjar.calendar.BusinessCalendar;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.Schedule;
import io.nightjar.run.Schedule.OnHoliday;
import io.nightjar.run.ZoneDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the business dates of one job are due: a local time of day in the job's zone, on the dates that its weekdays and
 * business calendars leave. Knows no clock.
 *
 * <p>A local time that a change of the clocks left out becomes the first instant after the gap; one that happened twice
 * counts once, the first time. A whole day that a zone left out (Pacific/Apia had no 2011-12-30) has no night, and days
 * are counted over those that existed: what is due on 2011-12-31 there is 2011-12-29, the day before. So every date
 * that has a night is due exactly once, and later dates are due later.
 *
 * @param schedule the time of day, how many days lie between a business date and its due day, and which dates
 * @param zone in which they are meant
 * @param business the business days of all calendars that the schedule names
 */
public record DueCalendar(Schedule schedule, ZoneId zone, BusinessCalendar business) {
    /** A schedule that leaves no date for so many days leaves none at all. */
    private static final int HORIZON = 3 * 366;

    /** A business date and the instant from which it is due. */
    public record DueDate(BusinessDate date, Instant due) {}

    /** When a date is due; empty for one that has no night. */
    public Optional<Instant> due(BusinessDate date) {
        return Optional.of(date.date()).filter(this::hasNight).map(this::instantOf);
    }

    /** By when the table of a date is to be published; empty where the schedule has no deadline, or the date no night. */
    public Optional<Instant> deadline(BusinessDate date) {
        return due(date).flatMap(due -> schedule.deadline().map(time -> {
            LocalDate day = due.atZone(zone).toLocalDate();
            Instant sameDay = days().at(day, time);
            return sameDay.isAfter(due) ? sameDay : days().at(days().after(day, 1), time);
        }));
    }

    /** The holiday in whose place a date has its night; empty where the date has it by itself. */
    public Optional<LocalDate> inPlaceOf(BusinessDate date) {
        return isWanted(date.date()) ? Optional.empty() : movedHere(date.date());
    }

    /** The first date that is due later than an instant; empty where none is for years. */
    public Optional<DueDate> after(Instant instant) {
        // A gap at midnight can move a due instant into the day after its own.
        LocalDate first = days().before(dueOn(localDate(instant)), 1);
        return search(first, 1).filter(next -> next.due().isAfter(instant)).findFirst();
    }

    /** The last date that is due at an instant or before it; empty where none was for years. */
    public Optional<DueDate> upTo(Instant instant) {
        LocalDate first = days().after(dueOn(localDate(instant)), 1);
        return search(first, -1).filter(next -> !next.due().isAfter(instant)).findFirst();
    }

    /** What is due after an instant and up to another, that one included; in order. */
    public Stream<DueDate> between(Instant after, Instant upTo) {
        return Stream.iterate(
                        after(after),
                        next -> next.filter(found -> !found.due().isAfter(upTo)).isPresent(),
                        next -> after(next.orElseThrow().due()))
                .flatMap(Optional::stream);
    }

    private Stream<DueDate> search(LocalDate first, int step) {
        return Stream.iterate(first, date -> date.plusDays(step))
                .limit(HORIZON + schedule.days())
                .filter(this::hasNight)
                .map(date -> new DueDate(new BusinessDate(date), instantOf(date)));
    }

    /** The business date whose due day this is. */
    private LocalDate dueOn(LocalDate day) {
        return days().before(day, schedule.days());
    }

    private ZoneDays days() {
        return new ZoneDays(zone);
    }

    private boolean hasNight(LocalDate date) {
        return days().had(date) && (isWanted(date) || movedHere(date).isPresent());
    }

    /** By itself, whether or not a holiday is moved here too. */
    private boolean isWanted(LocalDate date) {
        return isWeekday(date) && business.isBusinessDay(date);
    }

    private boolean isWeekday(LocalDate date) {
        return schedule.dates().weekdays().contains(date.getDayOfWeek());
    }

    /** The nearest of the holidays that this business day stands in for. */
    private Optional<LocalDate> movedHere(LocalDate date) {
        OnHoliday onHoliday = schedule.dates().onHoliday();
        if (onHoliday == OnHoliday.SKIP || !business.isBusinessDay(date)) {
            return Optional.empty();
        }
        int towards = onHoliday == OnHoliday.PREVIOUS ? 1 : -1;
        return Stream.iterate(date.plusDays(towards), day -> day.plusDays(towards))
                .limit(HORIZON)
                .takeWhile(day -> !days().had(day) || !business.isBusinessDay(day))
                .filter(day -> days().had(day) && isWeekday(day))
                .findFirst();
    }

    private LocalDate localDate(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private Instant instantOf(LocalDate date) {
        return days().at(days().after(date, schedule.days()), schedule.at());
    }
}
