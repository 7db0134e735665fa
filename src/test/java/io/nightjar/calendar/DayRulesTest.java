package io.nightjar.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayRulesTest {

    @Test
    void aDateIsThatDayOnceAndInNoOtherYear() {
        assertThat(days("2026-07-03", 2026)).containsExactly("2026-07-03");
        assertThat(days("2026-07-03", 2027)).isEmpty();
    }

    @Test
    void aSpanHoldsBothItsEnds() {
        assertThat(days("2026-12-30 to 2027-01-02", 2026)).containsExactly("2026-12-30", "2026-12-31");
        assertThat(days("2026-12-30 to 2027-01-02", 2027)).containsExactly("2027-01-01", "2027-01-02");
        assertThat(days("december 30 to january 2", 2026))
                .containsExactly("2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02");
        assertThat(days("july 4 to july 5", 2026)).containsExactly("2026-07-04", "2026-07-05");
    }

    @Test
    void aLeapDayIsInLeapYearsOnly() {
        assertThat(days("february 29", 2024)).containsExactly("2024-02-29");
        assertThat(days("february 29", 2026)).isEmpty();
    }

    @Test
    void aWeekdayOfAMonthIsCountedFromItsBeginningOrItsEnd() {
        assertThat(days("last monday of may", 2026)).containsExactly("2026-05-25");
        assertThat(days("first monday of september", 2025)).containsExactly("2025-09-01");
        assertThat(days("fourth thursday of november", 2029)).containsExactly("2029-11-22");
        assertThat(days("fifth friday of may", 2026)).containsExactly("2026-05-29");
        assertThat(days("fifth friday of june", 2026)).isEmpty();
        assertThat(days("fourth thursday of november + 1 day", 2026)).containsExactly("2026-11-27");
    }

    /** Victoria Day is the last Monday before 25 May; Midsummer's Day in Sweden the Saturday from 20 to 26 June. */
    @Test
    void aWeekdayMayLieBesideADay() {
        assertThat(days("monday before may 25", 2026)).containsExactly("2026-05-18");
        assertThat(days("monday on or before may 25", 2026)).containsExactly("2026-05-25");
        assertThat(days("saturday on or after june 20", 2026)).containsExactly("2026-06-20");
        assertThat(days("saturday after june 20", 2026)).containsExactly("2026-06-27");
    }

    /** From the tables of the Astronomical Society of South Australia; 1818 and 1943 are the earliest and the latest. */
    @ParameterizedTest
    @CsvSource({
        "1818-03-22",
        "1943-04-25",
        "1961-04-02",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2016-03-27",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19"
    })
    void easterIsWhereTheTablesHaveIt(String easter) {
        assertThat(days("easter", Integer.parseInt(easter.substring(0, 4)))).containsExactly(easter);
    }

    @ParameterizedTest
    @CsvSource({"2019-04-28", "2020-04-19", "2021-05-02", "2023-04-16", "2024-05-05", "2025-04-20", "2026-04-12"})
    void orthodoxEasterIsWhereTheTablesHaveIt(String easter) {
        assertThat(days("orthodox easter", Integer.parseInt(easter.substring(0, 4))))
                .containsExactly(easter);
    }

    @Test
    void easterIsASundayInEveryYear() {
        for (int year = 1583; year < 4100; year++) {
            assertThat(new DayRule.WesternEaster().in(year))
                    .singleElement()
                    .satisfies(day -> assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY))
                    .satisfies(day -> assertThat(day).isBetween(day.withMonth(3).withDayOfMonth(22), april25(day)));
        }
    }

    private static LocalDate april25(LocalDate day) {
        return LocalDate.of(day.getYear(), 4, 25);
    }

    @Test
    void daysAreCountedFromAnotherRulesDay() {
        assertThat(days("easter - 2 days", 2026)).containsExactly("2026-04-03");
        assertThat(days("easter +1", 2026)).containsExactly("2026-04-06");
        assertThat(days("january 1 - 1 day", 2026)).containsExactly("2025-12-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-12-31 to 2026-12-01",
                "july 32",
                "february 30",
                "sixth monday of may",
                "monday of may",
                "July 4",
                "easter + 1 week",
                "tomorrow",
                ""
            })
    void whatIsNoDayIsRefused(String text) {
        assertThatThrownBy(() -> DayRules.parse(text))
                .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
    }

    private static List<String> days(String rule, int year) {
        return DayRules.parse(rule).in(year).map(LocalDate::toString).toList();
    }
}
