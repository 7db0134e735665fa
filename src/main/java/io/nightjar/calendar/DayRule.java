package io.nightjar.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;

/** A rule that names days: one, several in a row, or some of every year. */
public sealed interface DayRule {

    /** The days that belong to a year, in no particular order; a shifted one may lie in the year beside it. */
    Stream<LocalDate> in(int year);

    /** One day, once. */
    record Once(LocalDate day) implements DayRule {
        @Override
        public Stream<LocalDate> in(int year) {
            return day.getYear() == year ? Stream.of(day) : Stream.empty();
        }
    }

    /** Days in a row, once; both ends belong to it. */
    record Span(LocalDate first, LocalDate last) implements DayRule {
        public Span {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(last + " lies before " + first);
            }
        }

        @Override
        public Stream<LocalDate> in(int year) {
            return first.datesUntil(last.plusDays(1)).filter(day -> day.getYear() == year);
        }
    }

    /** A day of every year; 29 February only in those that have one. */
    record Yearly(MonthDay day) implements DayRule {
        @Override
        public Stream<LocalDate> in(int year) {
            return day.isValidYear(year) ? Stream.of(day.atYear(year)) : Stream.empty();
        }
    }

    /** Days in a row in every year; they may reach into the next one. */
    record YearlySpan(MonthDay first, MonthDay last) implements DayRule {
        @Override
        public Stream<LocalDate> in(int year) {
            LocalDate begin = first.atYear(year);
            LocalDate end = last.atYear(last.isBefore(first) ? year + 1 : year);
            return begin.datesUntil(end.plusDays(1));
        }
    }

    /**
     * The last Monday of May.
     *
     * @param number from 1 to 5, or -1 for the last; a fifth one is not in every year
     */
    record NthWeekday(int number, DayOfWeek weekday, Month month) implements DayRule {
        @Override
        public Stream<LocalDate> in(int year) {
            LocalDate day = LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(number, weekday));
            return day.getMonth() == month ? Stream.of(day) : Stream.empty();
        }
    }

    /** Where a weekday lies, seen from another day. */
    enum Side {
        BEFORE,
        AFTER,
        ON_OR_BEFORE,
        ON_OR_AFTER
    }

    /** The Monday before 25 May. */
    record WeekdayBeside(DayOfWeek weekday, Side side, MonthDay other) implements DayRule {
        @Override
        public Stream<LocalDate> in(int year) {
            LocalDate day = other.atYear(year);
            return Stream.of(day.with(
                    switch (side) {
                        case BEFORE -> TemporalAdjusters.previous(weekday);
                        case AFTER -> TemporalAdjusters.next(weekday);
                        case ON_OR_BEFORE -> TemporalAdjusters.previousOrSame(weekday);
                        case ON_OR_AFTER -> TemporalAdjusters.nextOrSame(weekday);
                    }));
        }
    }

    /** Easter Sunday of the western churches. */
    record WesternEaster() implements DayRule {
        /** Jean Meeus, Astronomical Algorithms, chapter 8: any year of the Gregorian calendar. */
        @Override
        public Stream<LocalDate> in(int year) {
            int a = year % 19;
            int b = year / 100;
            int c = year % 100;
            int g = (b - (b + 8) / 25 + 1) / 3;
            int h = (19 * a + b - b / 4 - g + 15) % 30;
            int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
            int m = (a + 11 * h + 22 * l) / 451;
            int n = h + l - 7 * m + 114;
            return Stream.of(LocalDate.of(year, n / 31, n % 31 + 1));
        }
    }

    /** Easter Sunday of the orthodox churches, as a date of the calendar in civil use. */
    record OrthodoxEaster() implements DayRule {
        /** Meeus, the same chapter: the Julian calendar; then the days by which that is behind. */
        @Override
        public Stream<LocalDate> in(int year) {
            int d = (19 * (year % 19) + 15) % 30;
            int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
            int month = (d + e + 114) / 31;
            int day = (d + e + 114) % 31 + 1;
            int behind = year / 100 - year / 400 - 2;
            return Stream.of(LocalDate.of(year, month, day).plusDays(behind));
        }
    }

    /** So many days after another rule's days; before them where negative. */
    record Shifted(DayRule rule, int days) implements DayRule {
        @Override
        public Stream<LocalDate> in(int year) {
            return rule.in(year).map(day -> day.plusDays(days));
        }
    }
}
