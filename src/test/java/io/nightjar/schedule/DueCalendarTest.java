package io.nightjar.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.calendar.BusinessCalendar;
import io.nightjar.calendar.DayRules;
import io.nightjar.calendar.Holiday;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.Schedule;
import io.nightjar.run.Schedule.Dates;
import io.nightjar.run.Schedule.OnHoliday;
import io.nightjar.schedule.DueCalendar.DueDate;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

        assertThat(calendar.after(due.minusNanos(1))).contains(new DueDate(date("2001-05-08"), due));
        assertThat(calendar.after(due))
                .contains(new DueDate(date("2001-05-09"), Instant.parse("2001-05-10T07:10:00Z")));
        assertThat(calendar.upTo(due)).contains(new DueDate(date("2001-05-08"), due));
        assertThat(calendar.upTo(due.minusNanos(1)))
                .contains(new DueDate(date("2001-05-07"), Instant.parse("2001-05-08T07:10:00Z")));
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
        assertThat(calendar.after(first).orElseThrow().due()).isEqualTo(Instant.parse("2001-10-29T06:30:00Z"));
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
        assertThat(calendar.after(lastOfOldSide)).contains(new DueDate(date("2011-12-29"), firstOfNewSide));
        assertThat(calendar.after(firstOfNewSide).orElseThrow().date()).isEqualTo(date("2011-12-31"));
        assertThat(calendar.upTo(firstOfNewSide.minusNanos(1)).orElseThrow().date())
                .isEqualTo(date("2011-12-28"));
    }

    @Test
    void aGapAcrossMidnightMovesADueInstantIntoTheNextDayButNotItsDate() {
        // 1919-03-30 23:30 -05:00 became 1919-03-31 00:30 -04:00.
        DueCalendar calendar = calendar("America/Toronto", "23:45", 1);
        Instant moved = Instant.parse("1919-03-31T04:30:00Z");

        assertThat(moved.atZone(calendar.zone()).toLocalDateTime()).hasToString("1919-03-31T00:30");
        assertThat(calendar.due(date("1919-03-29"))).contains(moved);
        assertThat(calendar.after(moved.minusNanos(1))).contains(new DueDate(date("1919-03-29"), moved));
        assertThat(calendar.upTo(moved)).contains(new DueDate(date("1919-03-29"), moved));
        assertThat(calendar.after(moved).orElseThrow().date()).isEqualTo(date("1919-03-30"));
    }

    @Test
    void onlyTheDatesOnItsWeekdaysHaveANight() {
        DueCalendar calendar = on(weekdays(MONDAY, FRIDAY), OnHoliday.SKIP);

        // Due the morning after: Friday's on Saturday, Monday's on Tuesday.
        assertThat(dates(calendar, "2026-05-01", "2026-05-19"))
                .containsExactly("2026-05-01", "2026-05-04", "2026-05-08", "2026-05-11", "2026-05-15", "2026-05-18");
        assertThat(calendar.due(date("2026-05-05"))).isEmpty();
        assertThat(calendar.upTo(Instant.parse("2026-05-08T12:00:00Z"))
                        .orElseThrow()
                        .date())
                .isEqualTo(date("2026-05-04"));
    }

    /** Independence Day 2026 is a Saturday, kept on Friday the 3rd. */
    @Test
    void aHolidayHasNoNightOrTheBusinessDayBesideItHasOneInItsPlace() {
        Set<DayOfWeek> fridays = weekdays(FRIDAY);

        assertThat(dates(on(fridays, OnHoliday.SKIP), "2026-06-21", "2026-07-15"))
                .containsExactly("2026-06-26", "2026-07-10");
        assertThat(dates(on(fridays, OnHoliday.PREVIOUS), "2026-06-21", "2026-07-15"))
                .containsExactly("2026-06-26", "2026-07-02", "2026-07-10");
        assertThat(dates(on(fridays, OnHoliday.NEXT), "2026-06-21", "2026-07-15"))
                .containsExactly("2026-06-26", "2026-07-06", "2026-07-10");
        DueCalendar moved = on(fridays, OnHoliday.NEXT);
        assertThat(moved.inPlaceOf(date("2026-07-06"))).contains(LocalDate.parse("2026-07-03"));
        assertThat(moved.inPlaceOf(date("2026-07-10"))).isEmpty();
    }

    @Test
    void aDateThatHasANightItselfGetsNoSecondOneForAHoliday() {
        DueCalendar calendar = on(weekdays(DayOfWeek.values()), OnHoliday.NEXT);

        assertThat(dates(calendar, "2026-07-01", "2026-07-08"))
                .containsExactly("2026-06-30", "2026-07-01", "2026-07-02", "2026-07-06", "2026-07-07");
        assertThat(calendar.inPlaceOf(date("2026-07-06"))).isEmpty();
    }

    @Test
    void aScheduleThatLeavesNoDateIsNeverDue() {
        BusinessCalendar never =
                new BusinessCalendar("never", Set.of(DayOfWeek.values()), List.of(), List.of(), List.of());
        DueCalendar calendar =
                new DueCalendar(schedule(weekdays(FRIDAY), OnHoliday.NEXT, Optional.empty()), ZoneId.of("UTC"), never);

        assertThat(calendar.after(Instant.EPOCH)).isEmpty();
        assertThat(calendar.upTo(Instant.EPOCH)).isEmpty();
        assertThat(calendar.between(Instant.EPOCH, Instant.parse("1971-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void theDeadlineIsTheFirstSuchTimeAfterTheDueInstant() {
        assertThat(deadline("03:10", "06:00", "2026-03-27")).isEqualTo("2026-03-28T05:00:00Z");
        assertThat(deadline("23:00", "06:00", "2026-03-27")).isEqualTo("2026-03-29T04:00:00Z");
        assertThat(deadline("03:10", "03:10", "2026-06-01")).isEqualTo("2026-06-03T01:10:00Z");
        // 02:30 does not exist on 2026-03-29.
        assertThat(deadline("01:00", "02:30", "2026-03-28")).isEqualTo("2026-03-29T01:00:00Z");
    }

    private static String deadline(String at, String deadline, String date) {
        Schedule daily = Schedule.daily(LocalTime.parse(at), 1);
        Schedule schedule = new Schedule(
                daily.at(),
                daily.days(),
                daily.dates(),
                daily.after(),
                daily.overlap(),
                daily.catchUp(),
                daily.retries(),
                Optional.of(LocalTime.parse(deadline)),
                Optional.empty());
        return new DueCalendar(schedule, ZoneId.of("Europe/Berlin"), BusinessCalendar.EVERY_DAY)
                .deadline(date(date))
                .orElseThrow()
                .toString();
    }

    /** Over the years and conventions: a night for each wanted business day and each moved holiday, never two. */
    @ParameterizedTest
    @EnumSource(OnHoliday.class)
    void steppingFindsTheNightsThatMovingHolidaysOneByOneGives(OnHoliday onHoliday) {
        long seed = 20260703L + onHoliday.ordinal();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            EnumSet<DayOfWeek> weekdays = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            random.ints(random.nextInt(6), 1, 8).mapToObj(DayOfWeek::of).forEach(weekdays::add);
            List<Holiday> holidays = random.ints(random.nextInt(60), 0, 365)
                    .mapToObj(day ->
                            holiday(LocalDate.of(2026, 1, 1).plusDays(day).toString()))
                    .toList();
            BusinessCalendar business = new BusinessCalendar(
                    "random", Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), holidays, List.of(), List.of());
            DueCalendar calendar =
                    new DueCalendar(schedule(weekdays, onHoliday, Optional.empty()), ZoneId.of("UTC"), business);
            TreeSet<String> expected = new TreeSet<>();
            LocalDate.of(2026, 1, 1)
                    .datesUntil(LocalDate.of(2026, 12, 31))
                    .filter(day -> weekdays.contains(day.getDayOfWeek()))
                    .flatMap(day -> moved(day, business, onHoliday).stream())
                    .filter(day -> day.getYear() == 2026 && day.getDayOfYear() < 365)
                    .forEach(day -> expected.add(day.toString()));

            List<String> found = dates(calendar, "2026-01-02", "2026-12-31");

            assertThat(found)
                    .filteredOn(date -> date.compareTo("2026-01-15") > 0 && date.compareTo("2026-12-15") < 0)
                    .containsExactlyElementsOf(expected.subSet("2026-01-16", "2026-12-15"));
        }
    }

    private static Optional<LocalDate> moved(LocalDate day, BusinessCalendar business, OnHoliday onHoliday) {
        if (business.isBusinessDay(day)) {
            return Optional.of(day);
        }
        return switch (onHoliday) {
            case SKIP -> Optional.empty();
            case PREVIOUS -> business.before(day);
            case NEXT -> business.after(day);
        };
    }

    private static Set<DayOfWeek> weekdays(DayOfWeek... days) {
        return Set.of(days);
    }

    private static Schedule schedule(Set<DayOfWeek> weekdays, OnHoliday onHoliday, Optional<LocalTime> deadline) {
        Schedule daily = Schedule.daily(LocalTime.of(3, 10), 1);
        return new Schedule(
                daily.at(),
                daily.days(),
                new Dates(weekdays, List.of("named"), onHoliday),
                daily.after(),
                daily.overlap(),
                daily.catchUp(),
                daily.retries(),
                deadline,
                Optional.empty());
    }

    private static DueCalendar on(Set<DayOfWeek> weekdays, OnHoliday onHoliday) {
        BusinessCalendar holidays = new BusinessCalendar(
                "us",
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of(holiday("2026-07-03"), holiday("2026-05-25")),
                List.of(),
                List.of());
        return new DueCalendar(schedule(weekdays, onHoliday, Optional.empty()), ZoneId.of("UTC"), holidays);
    }

    private static Holiday holiday(String day) {
        return new Holiday(DayRules.parse(day), day, Holiday.Observed.THERE, Optional.empty(), Optional.empty());
    }

    /** Business dates that are due in those days. */
    private static List<String> dates(DueCalendar calendar, String fromDay, String toDay) {
        return calendar.between(Instant.parse(fromDay + "T00:00:00Z"), Instant.parse(toDay + "T23:59:59Z"))
                .map(due -> due.date().toString())
                .toList();
    }

    /**
     * 1993 to 1995 and 2011 left days out in the Pacific, 1969 had one twice, 2026 is an ordinary year. Zones whose clocks went
     * alike from the year before to the year after are one case; with {@code -Dnightjar.zones=all} each is looked at by itself.
     */
    @ParameterizedTest
    @ValueSource(ints = {1969, 1993, 1994, 1995, 2001, 2011, 2026})
    void inEveryZoneEveryDateOfAYearIsDueOnceAndLaterDatesLater(int year) {
        long seed = 20010508L + year;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> zones = zones(year);
        assertThat(zones).as("those that differ").hasSizeGreaterThan(40);
        for (String zone : zones) {
            Schedule schedule = Schedule.daily(LocalTime.of(random.nextInt(24), random.nextInt(60)), random.nextInt(4));
            DueCalendar calendar = new DueCalendar(schedule, ZoneId.of(zone), BusinessCalendar.EVERY_DAY);
            List<DueDate> stepped = new ArrayList<>();
            List<DueDate> notFoundAgain = new ArrayList<>();
            Instant end =
                    LocalDate.of(year + 1, 1, 1).atStartOfDay(calendar.zone()).toInstant();
            DueDate next = calendar.after(LocalDate.of(year, 1, 1)
                            .atStartOfDay(calendar.zone())
                            .toInstant())
                    .orElseThrow();
            while (next.due().isBefore(end)) {
                stepped.add(next);
                if (!calendar.upTo(next.due()).equals(Optional.of(next))) {
                    notFoundAgain.add(next);
                }
                next = calendar.after(next.due()).orElseThrow();
            }
            assertThat(stepped).as("%s %s", zone, schedule).isEqualTo(existingDates(calendar, stepped));
            assertThat(stepped).hasSizeBetween(363, 366);
            assertThat(notFoundAgain).as("%s %s", zone, schedule).isEmpty();
        }
    }

    private static List<String> zones(int year) {
        Instant from = Instant.parse(year - 1 + "-01-01T00:00:00Z");
        Instant to = Instant.parse(year + 2 + "-01-01T00:00:00Z");
        Map<List<Object>, String> distinct = new HashMap<>();
        for (String zone : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneRules rules = ZoneId.of(zone).getRules();
            List<Object> clocks = new ArrayList<>(List.of(rules.getOffset(from)));
            for (ZoneOffsetTransition next = rules.nextTransition(from);
                    next != null && next.getInstant().isBefore(to);
                    next = rules.nextTransition(next.getInstant())) {
                clocks.add(next);
            }
            if (System.getProperty("nightjar.zones", "").equals("all")) {
                clocks.add(zone);
            }
            distinct.putIfAbsent(clocks, zone);
        }
        return distinct.values().stream().sorted().toList();
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
        return new DueCalendar(Schedule.daily(LocalTime.parse(at), days), ZoneId.of(zone), BusinessCalendar.EVERY_DAY);
    }

    private static BusinessDate date(String text) {
        return new BusinessDate(LocalDate.parse(text));
    }
}
