package io.nightjar.run;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The date whose data a run scores; a calendar date of the job, not an instant. */
public record BusinessDate(LocalDate date) implements Comparable<BusinessDate> {

    /** The last day before today that the job's zone had: what a night's run means when no date is given. */
    public static BusinessDate yesterday(Clock clock, ZoneId zone) {
        return new BusinessDate(new ZoneDays(zone).before(LocalDate.now(clock.withZone(zone)), 1));
    }

    /**
     * Reads {@code 2001-05-08}, {@code 20010508}, {@code yesterday} or {@code today}.
     *
     * @throws IllegalArgumentException naming the forms, where the text is none of them
     */
    public static BusinessDate parse(String text, Clock clock, ZoneId zone) {
        try {
            return switch (text) {
                case "yesterday" -> yesterday(clock, zone);
                case "today" -> new BusinessDate(LocalDate.now(clock.withZone(zone)));
                default ->
                    new BusinessDate(
                            text.length() == 8
                                    ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                                    : LocalDate.parse(text));
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a date; write 2001-05-08, 20010508, yesterday or today", e);
        }
    }

    @Override
    public int compareTo(BusinessDate other) {
        return date.compareTo(other.date);
    }

    /** ISO form, as in {@code date=2001-05-08}. */
    @Override
    public String toString() {
        return date.toString();
    }
}
