package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.Schedule;
import io.nightjar.schedule.DueCalendar.DueDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueCalendarTest {

    @Test
    void aDateIsDueAtTheLocalTimeOfTheDayAfter() {
        DueCalendar calendar = calendar("America/New_York", "03:10", 1);

        assertThat(calendar.due(date("2001-05-08"))).contains(Instant.parse("2001-05-09T07:10:00Z"));
        assertThat(calendar.due(date("2001-01-08"))).contains(Instant.parse("2001-01-09T08:10:00Z"));
    }

    @Test
    void daysZeroIsDueOnTheDayItself() {
        assertThat(calendar("Europe/Berlin", "23:00", 0).due(date("2001-01-08")))
                .contains(Instant.parse("2001-01-08T22:00:00Z"));
    }

    @Test
    void theDateAfterAnInstantIsNeverTheOneDueAtIt() {
        DueCalendar calendar = calendar("America/New_York", "03:10", 1);
        Instant due = Instant.parse("2001-05-09T07:10:00Z");

        assertThat(calendar.after(due.minusNanos(1))).isEqualTo(new DueDate(date("2001-05-08"), due));
        assertThat(calendar.after(due))
                .isEqualTo(new DueDate(date("2001-05-09"), Instant.parse("2001-05-10T07:10:00Z")));
        assertThat(calendar.upTo(due)).isEqualTo(new DueDate(date("2001-05-08"), due));
        assertThat(calendar.upTo(due.minusNanos(1)))
                .isEqualTo(new DueDate(date("2001-05-07"), Instant.parse("2001-05-08T07:10:00Z")));
    }

    @Test
    void inNewYorkHalfPastTwoOfTheSpringNightIsThreeOClock() {
        DueCalendar calendar = calendar("America/New_York", "02:30", 1);

        assertThat(calendar.due(date("2001-03-31"))).contains(Instant.parse("2001-04-01T07:00:00Z"));
        assertThat(calendar.due(date("2001-04-01"))).contains(Instant.parse("2001-04-02T06:30:00Z"));
    }

    @Test
    void inNewYorkHalfPastOneOfTheAutumnNightCountsOnceTheFirstTime() {
        DueCalendar calendar = calendar("America/New_York", "01:30", 1);
        Instant first = Instant.parse("2001-10-28T05:30:00Z");

        assertThat(calendar.due(date("2001-10-27"))).contains(first);
        assertThat(calendar.after(first).due()).isEqualTo(Instant.parse("2001-10-29T06:30:00Z"));
    }

    @Test
    void onLordHoweTheClocksMoveByHalfAnHour() {
        // 2001-10-28 02:00 +10:30 became 02:30 +11:00; 2001-03-25 02:00 +11:00 became 01:30 +10:30.
        assertThat(calendar("Australia/Lord_Howe", "02:15", 1).due(date("2001-10-27")))
                .contains(Instant.parse("2001-10-27T15:30:00Z"));
        assertThat(calendar("Australia/Lord_Howe", "01:45", 1).due(date("2001-03-24")))
                .contains(Instant.parse("2001-03-24T14:45:00Z"));
    }

    @Test
    void inCasablancaTheClocksGoBackForRamadanAndForwardAfterIt() {
        // 2024-03-10 03:00 +01 became 02:00 +00; 2024-04-14 02:00 +00 became 03:00 +01.
        DueCalendar calendar = calendar("Africa/Casablanca", "02:30", 1);

        assertThat(calendar.due(date("2024-03-09"))).contains(Instant.parse("2024-03-10T01:30:00Z"));
        assertThat(calendar.due(date("2024-03-10"))).contains(Instant.parse("2024-03-11T02:30:00Z"));
        assertThat(calendar.due(date("2024-04-13"))).contains(Instant.parse("2024-04-14T02:00:00Z"));
        assertThat(calendar.due(date("2024-04-14"))).contains(Instant.parse("2024-04-15T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "03:10", "23:59"})
    void inApiaTheDayThatWasLeftOutHasNoNightAndIsNoDay(String at) {
        DueCalendar calendar = calendar("Pacific/Apia", at, 1);
        Instant lastOfOldSide = LocalDate.parse("2011-12-29")
                .atTime(LocalTime.parse(at))
                .atZone(calendar.zone())
                .toInstant();
        Instant firstOfNewSide = LocalDate.parse("2011-12-31")
                .atTime(LocalTime.parse(at))
                .atZone(calendar.zone())
                .toInstant();

        assertThat(calendar.due(date("2011-12-30"))).isEmpty();
        assertThat(calendar.due(date("2011-12-28"))).contains(lastOfOldSide);
        assertThat(calendar.after(lastOfOldSide)).isEqualTo(new DueDate(date("2011-12-29"), firstOfNewSide));
        assertThat(calendar.after(firstOfNewSide).date()).isEqualTo(date("2011-12-31"));
        assertThat(calendar.upTo(firstOfNewSide.minusNanos(1)).date()).isEqualTo(date("2011-12-28"));
    }

    @Test
    void aGapAcrossMidnightMovesADueInstantIntoTheNextDayButNotItsDate() {
        // 1919-03-30 23:30 -05:00 became 1919-03-31 00:30 -04:00.
        DueCalendar calendar = calendar("America/Toronto", "23:45", 1);
        Instant moved = Instant.parse("1919-03-31T04:30:00Z");

        assertThat(moved.atZone(calendar.zone()).toLocalDateTime()).hasToString("1919-03-31T00:30");
        assertThat(calendar.due(date("1919-03-29"))).contains(moved);
        assertThat(calendar.after(moved.minusNanos(1))).isEqualTo(new DueDate(date("1919-03-29"), moved));
        assertThat(calendar.upTo(moved)).isEqualTo(new DueDate(date("1919-03-29"), moved));
        assertThat(calendar.after(moved).date()).isEqualTo(date("1919-03-30"));
    }

    /** 1993 to 1995 and 2011 left days out in the Pacific, 1969 had one twice, 2026 is an ordinary year. */
    @ParameterizedTest
    @ValueSource(ints = {1969, 1993, 1994, 1995, 2001, 2011, 2026})
    void inEveryZoneEveryDateOfAYearIsDueOnceAndLaterDatesLater(int year) {
        long seed = 20010508L + year;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (String zone : ZoneId.getAvailableZoneIds()) {
            Schedule schedule = new Schedule(LocalTime.of(random.nextInt(24), random.nextInt(60)), random.nextInt(4));
            DueCalendar calendar = new DueCalendar(schedule, ZoneId.of(zone));
            List<DueDate> stepped = new ArrayList<>();
            Instant end =
                    LocalDate.of(year + 1, 1, 1).atStartOfDay(calendar.zone()).toInstant();
            DueDate next = calendar.after(
                    LocalDate.of(year, 1, 1).atStartOfDay(calendar.zone()).toInstant());
            while (next.due().isBefore(end)) {
                stepped.add(next);
                assertThat(calendar.upTo(next.due()))
                        .as("%s %s", zone, schedule)
                        .isEqualTo(next);
                next = calendar.after(next.due());
            }
            assertThat(stepped).as("%s %s", zone, schedule).isEqualTo(existingDates(calendar, stepped));
            assertThat(stepped).hasSizeBetween(363, 366);
        }
    }

    /** The same dates another way: day by day from the first to the last, those that have a due instant. */
    private static List<DueDate> existingDates(DueCalendar calendar, List<DueDate> stepped) {
        LocalDate last = stepped.get(stepped.size() - 1).date().date();
        return stepped.get(0)
                .date()
                .date()
                .datesUntil(last.plusDays(1))
                .map(BusinessDate::new)
                .flatMap(date -> calendar.due(date).map(due -> new DueDate(date, due)).stream())
                .toList();
    }

    private static DueCalendar calendar(String zone, String at, int days) {
        return new DueCalendar(new Schedule(LocalTime.parse(at), days), ZoneId.of(zone));
    }

    private static BusinessDate date(String text) {
        return new BusinessDate(LocalDate.parse(text));
    }
}
