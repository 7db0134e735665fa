package io.nightjar.config;

import static io.nightjar.config.NightlyFile.SMALLEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.JobDefinition;
import io.nightjar.run.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job file says of its schedule. */
class JobFileScheduleTest {
    @TempDir
    Path folder;

    @Test
    void aScheduleMaySayMore() throws IOException {
        Schedule schedule = load(SMALLEST + """
                schedule:
                  at: "22:30"
                  days: 0
                  weekdays: [monday-wednesday, friday]
                  calendar: [us-federal, company]
                  on-holiday: previous
                  after: [prices, weather]
                  after-timeout: 90 min
                  overlap: skip
                  catch-up: all
                  catch-up-within: 3 days
                  retries: 5
                  retry-after: 30 min
                  deadline: "06:00"
                  proof: 5%
                  proof-of: any
                """).schedule().orElseThrow();

        assertThat(schedule)
                .isEqualTo(new Schedule(
                        LocalTime.of(22, 30),
                        0,
                        new Schedule.Dates(
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                                List.of("us-federal", "company"),
                                Schedule.OnHoliday.PREVIOUS),
                        new Schedule.Upstream(List.of("prices", "weather"), Duration.ofMinutes(90)),
                        Schedule.Overlap.SKIP,
                        new Schedule.CatchUp(Schedule.CatchUp.Which.ALL, Duration.ofDays(3)),
                        new Schedule.Retries(5, Duration.ofMinutes(30)),
                        Optional.of(LocalTime.of(6, 0)),
                        Optional.of(new Schedule.Proof(0.05, Schedule.Proof.Of.ANY))));
    }

    @Test
    void aScheduleOfWhichOnlyTheTimeIsSaidHasTheDocumentedDefaults() throws IOException {
        Schedule schedule =
                load(SMALLEST + "schedule: {at: \"03:10\"}\n").schedule().orElseThrow();

        assertThat(schedule.days()).isEqualTo(1);
        assertThat(schedule.dates().weekdays()).hasSize(7);
        assertThat(schedule.dates().calendars()).isEmpty();
        assertThat(schedule.dates().onHoliday()).isEqualTo(Schedule.OnHoliday.SKIP);
        assertThat(schedule.after().jobs()).isEmpty();
        assertThat(schedule.after().timeout()).isEqualTo(Duration.ofHours(12));
        assertThat(schedule.overlap()).isEqualTo(Schedule.Overlap.WAIT);
        assertThat(schedule.catchUp().which()).isEqualTo(Schedule.CatchUp.Which.LAST);
        assertThat(schedule.catchUp().within()).isEqualTo(Duration.ofDays(7));
        assertThat(schedule.retries()).isEqualTo(new Schedule.Retries(2, Duration.ofMinutes(10)));
        assertThat(schedule.deadline()).isEmpty();
        assertThat(schedule.proof()).isEmpty();
    }

    @Test
    void weekdaysMayReachOverTheEndOfTheWeek() throws IOException {
        assertThat(load(SMALLEST + "schedule: {at: \"03:10\", weekdays: friday-monday}\n")
                        .schedule()
                        .orElseThrow()
                        .dates()
                        .weekdays())
                .containsExactlyInAnyOrder(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
    }

    @Test
    void everythingThatIsWrongWithAScheduleIsReported() throws IOException {
        assertThat(problems(SMALLEST + """
                schedule:
                  at: noon
                  weekdays: [monday, mon]
                  on-holiday: next
                  after-timeout: 5 hours
                  overlap: queue
                  catch-up: some
                  catch-up-within: long
                  retries: often
                  deadline: 6
                """))
                .containsExactly(
                        "jobs/nightly.yaml:6: 'schedule.at' must be a time of day such as \"03:10\", not 'noon'",
                        "jobs/nightly.yaml:7: 'schedule.weekdays' must be days of the week such as [monday, friday] or"
                                + " monday-friday, not 'mon'",
                        "jobs/nightly.yaml:8: 'schedule.on-holiday' needs a calendar that says what a holiday is;"
                                + " write for example calendar: us-federal",
                        "jobs/nightly.yaml:9: 'schedule.after-timeout' needs 'after', the jobs to wait for",
                        "jobs/nightly.yaml:9: 'schedule.after-timeout' must be a time such as 30 s, 5 min, 2 h or 30"
                                + " days, not '5 hours'",
                        "jobs/nightly.yaml:10: 'schedule.overlap' must be one of wait, skip, not 'queue'",
                        "jobs/nightly.yaml:11: 'schedule.catch-up' must be one of none, last, all, not 'some'",
                        "jobs/nightly.yaml:12: 'schedule.catch-up-within' must be a time such as 30 s, 5 min, 2 h or"
                                + " 30 days, not 'long'",
                        "jobs/nightly.yaml:13: 'schedule.retries' must be a whole number of tries from 0 to 100, not"
                                + " 'often'",
                        "jobs/nightly.yaml:14: 'schedule.deadline' must be a time of day such as \"03:10\", not '6'");
    }

    private JobDefinition load(String text) throws IOException {
        return new NightlyFile(folder).load(text);
    }

    private List<String> problems(String text) {
        return new NightlyFile(folder).problems(text);
    }
}
