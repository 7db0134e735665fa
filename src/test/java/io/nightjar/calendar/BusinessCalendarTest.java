package io.nightjar.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.calendar.Holiday.Observed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** As the government of the United Kingdom published its bank holidays for England and Wales. */
    @Test
    void aSubstituteDayIsTheNextThatIsNoHolidayItself() {
        BusinessCalendar calendar = calendar(
                holiday("january 1", Observed.NEXT),
                holiday("december 25", Observed.NEXT),
                holiday("december 26", Observed.NEXT));

        assertThat(weekdaysOff(calendar, 2021)).containsExactly("2021-01-01", "2021-12-27", "2021-12-28");
        assertThat(weekdaysOff(calendar, 2022)).containsExactly("2022-01-03", "2022-12-26", "2022-12-27");
        assertThat(weekdaysOff(calendar, 2027)).containsExactly("2027-01-01", "2027-12-27", "2027-12-28");
        assertThat(calendar.whyClosed(LocalDate.parse("2022-12-27"))).contains("december 25, observed");
    }

    @Test
    void theNearestDayMayLieInTheYearBefore() {
        BusinessCalendar calendar = calendar(holiday("january 1", Observed.NEAREST));

        assertThat(weekdaysOff(calendar, 2021)).containsExactly("2021-01-01", "2021-12-31");
        assertThat(weekdaysOff(calendar, 2022)).isEmpty();
        assertThat(weekdaysOff(calendar, 2023)).containsExactly("2023-01-02");
    }

    @Test
    void whereFridayAndSaturdayAreTheWeekendTheNearestDayIsThursdayOrSunday() {
        BusinessCalendar calendar = new BusinessCalendar(
                "gulf",
                Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                List.of(holiday("2026-01-02", Observed.NEAREST), holiday("2026-01-10", Observed.NEAREST)),
                List.of(),
                List.of());

        assertThat(calendar.whyClosed(LocalDate.parse("2026-01-01"))).contains("2026-01-02, observed");
        assertThat(calendar.whyClosed(LocalDate.parse("2026-01-11"))).contains("2026-01-10, observed");
        assertThat(calendar.isBusinessDay(LocalDate.parse("2026-01-04"))).isTrue();
    }

    @Test
    void aHolidayHasAFirstAndALastYear() {
        BusinessCalendar calendar = calendar(new Holiday(
                DayRules.parse("june 19"), "Juneteenth", Observed.THERE, Optional.of(2021), Optional.of(2024)));

        assertThat(Stream.of(2020, 2021, 2024, 2025).filter(year -> calendar.whyClosed(LocalDate.of(year, 6, 19))
                        .filter("Juneteenth"::equals)
                        .isPresent()))
                .containsExactly(2021, 2024);
    }

    @Test
    void anOpenDayIsABusinessDayInSpiteOfAll() {
        BusinessCalendar base = calendar(holiday("2026-02-16 to 2026-02-20", Observed.THERE));
        BusinessCalendar calendar = new BusinessCalendar(
                "with make-up days",
                WEEKEND,
                List.of(),
                List.of(DayRules.parse("2026-02-14"), DayRules.parse("2026-02-20")),
                List.of(base));

        assertThat(calendar.isBusinessDay(LocalDate.parse("2026-02-14"))).isTrue();
        assertThat(calendar.isBusinessDay(LocalDate.parse("2026-02-20"))).isTrue();
        assertThat(calendar.whyClosed(LocalDate.parse("2026-02-19"))).contains("2026-02-16 to 2026-02-20");
        assertThat(calendar.whyClosed(LocalDate.parse("2026-02-15"))).contains(BusinessCalendar.WEEKEND);
    }

    @Test
    void ofSeveralCalendarsADayIsABusinessDayInAll() {
        BusinessCalendar joint = BusinessCalendar.joint(
                List.of(calendar(holiday("july 4", Observed.THERE)), calendar(holiday("july 14", Observed.THERE))));

        assertThat(weekdaysOff(joint, 2025)).containsExactly("2025-07-04", "2025-07-14");
        assertThat(joint.isBusinessDay(LocalDate.parse("2025-07-05"))).isFalse();
        assertThat(BusinessCalendar.joint(List.of()).isBusinessDay(LocalDate.parse("2025-07-05")))
                .isTrue();
    }

    @Test
    void theNearestBusinessDaysLieBeyondWeekendsAndHolidays() {
        BusinessCalendar calendar =
                calendar(holiday("easter - 2 days", Observed.THERE), holiday("easter + 1", Observed.THERE));
        LocalDate easter = LocalDate.parse("2026-04-05");

        assertThat(calendar.before(easter)).contains(LocalDate.parse("2026-04-02"));
        assertThat(calendar.after(easter)).contains(LocalDate.parse("2026-04-07"));
        assertThat(calendar.after(LocalDate.parse("2026-04-07"))).contains(LocalDate.parse("2026-04-08"));
    }

    @Test
    void aCalendarThatIsAlwaysClosedHasNone() {
        BusinessCalendar never =
                new BusinessCalendar("never", Set.of(DayOfWeek.values()), List.of(), List.of(), List.of());

        assertThat(never.after(LocalDate.parse("2026-01-01"))).isEmpty();
    }

    private static BusinessCalendar calendar(Holiday... holidays) {
        return new BusinessCalendar("test", WEEKEND, List.of(holidays), List.of(), List.of());
    }

    private static Holiday holiday(String rule, Observed observed) {
        return new Holiday(DayRules.parse(rule), rule, observed, Optional.empty(), Optional.empty());
    }

    private static List<String> weekdaysOff(BusinessCalendar calendar, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek()) && !calendar.isBusinessDay(day))
                .map(LocalDate::toString)
                .toList();
    }
}
