package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.calendar.BusinessCalendar;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.ObjectMapper;

class CalendarFolderTest {
    private static final Path SHIPPED = Path.of("calendars/us-federal.yaml");

    @TempDir
    Path root;

    /** Weekdays off as the Office of Personnel Management lists them. */
    static Stream<List<String>> published() {
        return Stream.of(
                List.of(
                        "2021-01-01",
                        "2021-01-18",
                        "2021-02-15",
                        "2021-05-31",
                        "2021-06-18",
                        "2021-07-05",
                        "2021-09-06",
                        "2021-10-11",
                        "2021-11-11",
                        "2021-11-25",
                        "2021-12-24",
                        "2021-12-31"),
                List.of(
                        "2022-01-17",
                        "2022-02-21",
                        "2022-05-30",
                        "2022-06-20",
                        "2022-07-04",
                        "2022-09-05",
                        "2022-10-10",
                        "2022-11-11",
                        "2022-11-24",
                        "2022-12-26"),
                List.of(
                        "2026-01-01",
                        "2026-01-19",
                        "2026-02-16",
                        "2026-05-25",
                        "2026-06-19",
                        "2026-07-03",
                        "2026-09-07",
                        "2026-10-12",
                        "2026-11-11",
                        "2026-11-26",
                        "2026-12-25"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void theShippedCalendarHasTheHolidaysThatTheGovernmentPublished(List<String> days) throws IOException {
        write("us-federal", Files.readString(SHIPPED));
        int year = LocalDate.parse(days.get(0)).getYear();

        assertThat(weekdaysOff(folder().load("us-federal"), year)).isEqualTo(days);
    }

    @Test
    void aCalendarMayIncludeOthersAndOpenWhatTheyClose() throws IOException {
        write("country", "weekend: [saturday, sunday]\nholidays: [july 4, december 25]\n");
        write("company", """
                include: country
                holidays:
                  - december 27 to december 31
                  - {day: last friday of november, name: Founders' day}
                open: [2026-12-26]
                """);

        BusinessCalendar calendar = folder().load("company");

        assertThat(calendar.whyClosed(LocalDate.parse("2026-11-27"))).contains("Founders' day");
        assertThat(calendar.whyClosed(LocalDate.parse("2026-12-25"))).contains("december 25");
        assertThat(calendar.whyClosed(LocalDate.parse("2026-12-26"))).isEmpty();
        assertThat(calendar.whyClosed(LocalDate.parse("2026-12-19"))).contains("weekend");
        assertThat(calendar.whyClosed(LocalDate.parse("2026-12-30"))).contains("december 27 to december 31");
    }

    @Test
    void whatIsWrongIsListedWithItsLine() throws IOException {
        write("bad", """
                weekend: [saturday, caturday]
                holydays: []
                holidays:
                  - july 44
                  - {name: Nothing, observed: sometimes, since: soon}
                """);

        assertThatThrownBy(() -> folder().load("bad"))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CALENDAR_INVALID))
                .hasMessageContainingAll(
                        "calendar 'bad' is not valid: 6 problems",
                        "calendars/bad.yaml:1: 'weekend' must be days of the week",
                        "calendars/bad.yaml:2: unknown key 'holydays'; did you mean 'holidays'?",
                        "calendars/bad.yaml:4: 'holidays.day' must be a day such as 2026-07-03, 'july 4', 'last monday"
                                + " of may' or 'easter - 2 days', not 'july 44'",
                        "calendars/bad.yaml:5: 'holidays.day' is missing",
                        "calendars/bad.yaml:5: 'holidays.observed' must be one of there, nearest, next",
                        "calendars/bad.yaml:5: 'holidays.since' must be a year such as 2021, not 'soon'");
    }

    @Test
    void aCalendarThatIsNotThereIsNamedWithTheNearest() throws IOException {
        write("us-federal", "holidays: []\n");
        write("company", "include: uk\n");

        assertThatThrownBy(() -> folder().load("us-fedral"))
                .hasMessage("there is no calendar 'us-fedral'; did you mean 'us-federal'? (looked for"
                        + " calendars/us-fedral.yaml)");
        assertThatThrownBy(() -> folder().load("company"))
                .hasMessage("there is no calendar 'uk' (looked for calendars/uk.yaml, included by company)");
    }

    @Test
    void calendarsThatIncludeEachOtherAreRefusedWithTheWay() throws IOException {
        write("a", "include: b\n");
        write("b", "include: [c]\n");
        write("c", "include: a\n");

        assertThatThrownBy(() -> folder().load("b")).hasMessage("calendar 'b' includes itself: b -> c -> a -> b");
    }

    @Test
    void editorsAreToldWhatTheProgramReads() throws IOException {
        var json = new ObjectMapper();
        var schema = json.readTree(Path.of("calendars/schema/calendar.schema.json"));

        assertThat(schema.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(CalendarFile.KEYS);
        assertThat(schema.at("/properties/holidays/items/oneOf/1/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(CalendarFile.HOLIDAY_KEYS);
        var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        String shipped = Files.readString(SHIPPED);
        assertThat(validator.validate(json.valueToTree(new Yaml().<Object>load(shipped))))
                .isEmpty();
        for (String wrong : List.of("lst monday of may", "july 4th", "easter + 1 week")) {
            String yaml = shipped.replace("last monday of may", wrong);
            assertThat(validator.validate(json.valueToTree(new Yaml().<Object>load(yaml))))
                    .as(wrong)
                    .isNotEmpty();
        }
        assertThat(shipped).startsWith("# yaml-language-server: $schema=schema/calendar.schema.json\n");
    }

    private CalendarFolder folder() {
        return new CalendarFolder(Settings.defaults(new ProjectRoot(root)));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve("nightjar.yaml"), "");
        Files.createDirectories(root.resolve("calendars"));
        Files.writeString(root.resolve("calendars/" + name + ".yaml"), text);
    }

    private static List<String> weekdaysOff(BusinessCalendar calendar, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek()))
                .filter(day -> !calendar.isBusinessDay(day))
                .map(LocalDate::toString)
                .toList();
    }
}
