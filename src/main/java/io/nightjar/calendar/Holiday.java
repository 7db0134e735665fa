package io.nightjar.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A holiday.
 *
 * @param rule its days
 * @param name for people
 * @param observed what becomes of one that falls on a weekend
 * @param since the first year that has it; empty where it always was
 * @param until the last year that has it; empty where it stays
 */
public record Holiday(DayRule rule, String name, Observed observed, Optional<Integer> since, Optional<Integer> until) {

    /** What becomes of a holiday that falls on a weekend. */
    public enum Observed {
        /** Nothing: it is lost. */
        THERE,
        /** The nearest day outside the weekend is free: Friday for a Saturday, Monday for a Sunday. */
        NEAREST,
        /** The next day that is neither weekend nor another holiday is free. */
        NEXT
    }

    /** The days it falls on in a year. */
    Stream<LocalDate> in(int year) {
        boolean has = since.map(first -> year >= first).orElse(true)
                && until.map(last -> year <= last).orElse(true);
        return has ? rule.in(year) : Stream.empty();
    }
}
