package io.nightjar.cli;

import io.nightjar.run.Schedule;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A schedule in one phrase: {@code monday-friday at 03:10, us-federal, after prices, by 06:00}. */
final class ScheduleWords {
    private ScheduleWords() {}

    static String of(Schedule schedule) {
        return of(schedule, "");
    }

    static String of(Schedule schedule, ZoneId zone) {
        return of(schedule, " " + zone);
    }

    private static String of(Schedule schedule, String zone) {
        StringBuilder words = new StringBuilder(weekdays(schedule.dates().weekdays()))
                .append(" at ")
                .append(schedule.at())
                .append(zone);
        addAll(words, ", ", schedule.dates().calendars());
        addAll(words, ", after ", schedule.after().jobs());
        schedule.deadline().ifPresent(time -> words.append(", by ").append(time));
        return words.toString();
    }

    private static void addAll(StringBuilder words, String before, List<String> names) {
        if (!names.isEmpty()) {
            words.append(before).append(String.join(" and ", names));
        }
    }

    private static String weekdays(Set<DayOfWeek> weekdays) {
        if (weekdays.size() == DayOfWeek.values().length) {
            return "daily";
        }
        if (weekdays.equals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))) {
            return "monday-friday";
        }
        return weekdays.stream()
                .sorted()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
