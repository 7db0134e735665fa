package io.nightjar.cli;

import io.nightjar.calendar.BusinessCalendar;
import io.nightjar.config.CalendarFolder;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "calendar",
        header = "the holidays that a business calendar has in a year",
        description = {"", "Of several calendars: the days on which one of them is closed. Weekends are left out."},
        footer = {"", "Example:", "  nightjar schedule calendar us-federal --year 2026"})
final class ScheduleCalendarCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "lists the calendars where none is given")
    List<String> names = new ArrayList<>();

    @Option(names = "--year", paramLabel = "YEAR", description = "this year where none is given")
    @Nullable
    Integer year;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    ScheduleCalendarCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CalendarFolder folder = new CalendarFolder(session.settings());
        TextTable table = names.isEmpty() ? calendars(folder) : holidays(folder.joint(names));
        if (json) {
            table.printJson(session.console());
        } else if (table.isEmpty()) {
            session.console().print(names.isEmpty() ? "no calendars yet in " + shown() : "no holidays in that year");
        } else {
            table.print(session.console());
        }
        return ExitStatus.OK.code();
    }

    private String shown() {
        return session.settings().root().show(session.settings().calendarsFolder());
    }

    private TextTable calendars(CalendarFolder folder) {
        TextTable table = TextTable.of("calendar", "next_holiday", "name");
        LocalDate today =
                LocalDate.now(session.clock().withZone(session.settings().zone()));
        for (String name : folder.names()) {
            BusinessCalendar calendar = folder.load(name);
            Optional<LocalDate> next = today.datesUntil(today.plusYears(2))
                    .filter(day -> isHoliday(calendar, day))
                    .findFirst();
            table.row(
                    Cell.of(name), Cell.of(next.map(LocalDate::toString)), Cell.of(next.flatMap(calendar::whyClosed)));
        }
        return table;
    }

    private TextTable holidays(BusinessCalendar calendar) {
        int wanted = year != null
                ? year
                : Year.now(session.clock().withZone(session.settings().zone())).getValue();
        if (wanted < 1583 || wanted > 9999) {
            throw NightjarException.of(ErrorCode.USAGE, "--year must lie between 1583 and 9999, not " + wanted);
        }
        TextTable table = TextTable.of("date", "weekday", "holiday");
        LocalDate.of(wanted, 1, 1)
                .datesUntil(LocalDate.of(wanted + 1, 1, 1))
                .filter(day -> isHoliday(calendar, day))
                .forEach(day -> table.row(
                        Cell.of(day.toString()),
                        Cell.of(day.getDayOfWeek().name().toLowerCase(Locale.ROOT)),
                        Cell.of(calendar.whyClosed(day))));
        return table;
    }

    private static boolean isHoliday(BusinessCalendar calendar, LocalDate day) {
        return calendar.whyClosed(day)
                .filter(why -> !why.equals(BusinessCalendar.WEEKEND))
                .isPresent();
    }
}
