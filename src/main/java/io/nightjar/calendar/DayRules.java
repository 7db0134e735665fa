package io.nightjar.calendar;

import io.nightjar.calendar.DayRule.NthWeekday;
import io.nightjar.calendar.DayRule.Once;
import io.nightjar.calendar.DayRule.OrthodoxEaster;
import io.nightjar.calendar.DayRule.Shifted;
import io.nightjar.calendar.DayRule.Side;
import io.nightjar.calendar.DayRule.Span;
import io.nightjar.calendar.DayRule.WeekdayBeside;
import io.nightjar.calendar.DayRule.WesternEaster;
import io.nightjar.calendar.DayRule.Yearly;
import io.nightjar.calendar.DayRule.YearlySpan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules as files write them, in lower case: {@code 2026-07-03}, {@code 2026-12-24 to 2026-12-31}, {@code july 4},
 * {@code december 24 to january 1}, {@code last monday of may}, {@code monday before may 25}, {@code easter - 2 days}.
 */
public final class DayRules {
    /** What a rule must be, for messages. */
    public static final String WORDS = "a day such as 2026-07-03, 'july 4', 'last monday of may' or 'easter - 2 days'";

    private static final List<String> NUMBERS = List.of("first", "second", "third", "fourth", "fifth");

    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final String DAY = "(" + names(Month.values()) + ") (\\d{1,2})";
    private static final String WEEKDAY = "(" + names(DayOfWeek.values()) + ")";

    private static final Pattern ONCE = Pattern.compile(DATE);
    private static final Pattern SPAN = Pattern.compile(DATE + " to " + DATE);
    private static final Pattern YEARLY = Pattern.compile(DAY);
    private static final Pattern YEARLY_SPAN = Pattern.compile(DAY + " to " + DAY);
    private static final Pattern NTH = Pattern.compile(
            "(" + String.join("|", NUMBERS) + "|last) " + WEEKDAY + " of (" + names(Month.values()) + ")");
    private static final Pattern BESIDE = Pattern.compile(WEEKDAY + " (before|after|on or before|on or after) " + DAY);
    private static final Pattern SHIFTED = Pattern.compile("(.+) ([+-]) ?(\\d{1,3})(?: days?)?");

    private DayRules() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException or DateTimeException where it is none
     */
    public static DayRule parse(String text) {
        String words = text.strip().replaceAll("\\s+", " ");
        Matcher shifted = SHIFTED.matcher(words);
        if (shifted.matches()) {
            int days = Integer.parseInt(shifted.group(3));
            return new Shifted(simple(shifted.group(1)), shifted.group(2).equals("-") ? -days : days);
        }
        return simple(words);
    }

    private static DayRule simple(String words) {
        return switch (words) {
            case "easter" -> new WesternEaster();
            case "orthodox easter" -> new OrthodoxEaster();
            default ->
                Stream.of(once(words), span(words), yearly(words), yearlySpan(words), nth(words), beside(words))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(words));
        };
    }

    private static Optional<DayRule> once(String words) {
        return match(ONCE, words).map(found -> new Once(LocalDate.parse(found.group(1))));
    }

    private static Optional<DayRule> span(String words) {
        return match(SPAN, words)
                .map(found -> new Span(LocalDate.parse(found.group(1)), LocalDate.parse(found.group(2))));
    }

    private static Optional<DayRule> yearly(String words) {
        return match(YEARLY, words).map(found -> new Yearly(monthDay(found, 1)));
    }

    private static Optional<DayRule> yearlySpan(String words) {
        return match(YEARLY_SPAN, words).map(found -> new YearlySpan(monthDay(found, 1), monthDay(found, 3)));
    }

    private static Optional<DayRule> nth(String words) {
        return match(NTH, words)
                .map(found -> new NthWeekday(
                        found.group(1).equals("last") ? -1 : NUMBERS.indexOf(found.group(1)) + 1,
                        DayOfWeek.valueOf(upper(found.group(2))),
                        Month.valueOf(upper(found.group(3)))));
    }

    private static Optional<DayRule> beside(String words) {
        return match(BESIDE, words)
                .map(found -> new WeekdayBeside(
                        DayOfWeek.valueOf(upper(found.group(1))),
                        Side.valueOf(upper(found.group(2)).replace(' ', '_')),
                        monthDay(found, 3)));
    }

    private static Optional<Matcher> match(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    private static MonthDay monthDay(Matcher found, int group) {
        return MonthDay.of(Month.valueOf(upper(found.group(group))), Integer.parseInt(found.group(group + 1)));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static String names(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
    }
}
