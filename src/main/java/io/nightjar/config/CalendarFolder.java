package io.nightjar.config;

import io.nightjar.calendar.BusinessCalendar;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.nio.file.Path;
import java.util.List;

/** The project's business calendars. */
public final class CalendarFolder {
    private static final String ENDING = ".yaml";

    private final Settings settings;

    public CalendarFolder(Settings settings) {
        this.settings = settings;
    }

    /** Names of all calendars, sorted; whether their files are valid is not looked at. */
    public List<String> names() {
        return JobFolder.names(settings.calendarsFolder());
    }

    /**
     * Reads one, with those that it includes.
     *
     * @throws NightjarException CALENDAR_INVALID listing every problem, or where there is none of that name
     */
    public BusinessCalendar load(String name) {
        return load(name, List.of());
    }

    /**
     * Reads several: business days are those that are business days in all of them.
     *
     * @throws NightjarException CALENDAR_INVALID
     */
    public BusinessCalendar joint(List<String> names) {
        return BusinessCalendar.joint(names.stream().map(this::load).toList());
    }

    private BusinessCalendar load(String name, List<String> including) {
        Path file = settings.calendarsFolder().resolve(name + ENDING);
        String shown = settings.root().show(file);
        if (!names().contains(name)) {
            throw NightjarException.of(
                            ErrorCode.CALENDAR_INVALID,
                            "there is no calendar '" + name + "'" + NearestName.hint(name, names()) + " (looked for "
                                    + shown + including(including) + ")")
                    .notDone("No night of a job that names it is run by the schedule.");
        }
        if (including.contains(name)) {
            throw NightjarException.of(
                            ErrorCode.CALENDAR_INVALID,
                            "calendar '" + name + "' includes itself: " + String.join(" -> ", including) + " -> "
                                    + name)
                    .notDone("No night of a job that names it is run by the schedule.");
        }
        return CalendarFile.load(file, shown, name, other -> load(other, plus(including, name)));
    }

    private static List<String> plus(List<String> names, String name) {
        return java.util.stream.Stream.concat(names.stream(), java.util.stream.Stream.of(name))
                .toList();
    }

    private static String including(List<String> names) {
        return names.isEmpty() ? "" : ", included by " + names.get(names.size() - 1);
    }
}
