package io.nightjar.config;

import io.nightjar.calendar.BusinessCalendar;
import io.nightjar.calendar.DayRule;
import io.nightjar.calendar.DayRules;
import io.nightjar.calendar.Holiday;
import io.nightjar.error.ErrorCode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a file of {@code calendars/}: its weekend, its holidays, and what is open in spite of them. */
final class CalendarFile {
    static final Set<String> KEYS = Set.of("title", "weekend", "include", "holidays", "open");
    static final Set<String> HOLIDAY_KEYS = Set.of("day", "name", "observed", "since", "until");

    private static final Set<String> OPEN_KEYS = Set.of("day", "name");

    private CalendarFile() {}

    /**
     * Reads one calendar.
     *
     * @param shown the path as people write it, for messages
     * @param others reads those that it includes
     */
    static BusinessCalendar load(Path file, String shown, String name, Function<String, BusinessCalendar> others) {
        Problems problems = new Problems();
        YamlSection top = YamlSection.of(YamlFile.read(file, shown, problems), KEYS, problems);
        Set<DayOfWeek> weekend = ScheduleSection.weekdays(top, "weekend");
        List<String> included = top.words("include");
        List<Holiday> holidays = top.sections("holidays", HOLIDAY_KEYS, "day").stream()
                .flatMap(CalendarFile::holiday)
                .toList();
        List<DayRule> open = top.sections("open", OPEN_KEYS, "day").stream()
                .flatMap(section -> rule(section).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw problems.asException(ErrorCode.CALENDAR_INVALID, "calendar '" + name + "' is not valid")
                    .notDone("No night of a job that names it is run by the schedule.");
        }
        return new BusinessCalendar(
                name, weekend, holidays, open, included.stream().map(others).toList());
    }

    private static Stream<Holiday> holiday(YamlSection section) {
        Holiday.Observed observed =
                section.word("observed", Holiday.Observed.class).orElse(Holiday.Observed.THERE);
        Optional<Integer> since = section.value("since", "a year such as 2021", CalendarFile::year);
        Optional<Integer> until = section.value("until", "a year such as 2021", CalendarFile::year);
        Optional<String> name = section.text("name").or(() -> section.text("day"));
        return rule(section).map(rule -> new Holiday(rule, name.orElseThrow(), observed, since, until)).stream();
    }

    private static Optional<DayRule> rule(YamlSection section) {
        section.require("day", "july 4");
        return section.value("day", DayRules.WORDS, DayRules::parse);
    }

    private static int year(String text) {
        if (!text.matches("[12][0-9]{3}")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }
}
