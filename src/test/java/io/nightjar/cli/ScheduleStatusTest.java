package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.Firing.Seen;
import io.nightjar.ledger.FiringLog.NewlyDue;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator is told of schedules: pauses, what a night waits for, deadlines. */
class ScheduleStatusTest {
    private static final Instant DUE = Instant.parse("2001-05-09T07:10:00Z");

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = new Shell(folder);
        shell.now = DUE.plusSeconds(60);
    }

    @Test
    void aPauseIsShownWithSinceWhenByWhomUntilWhenAndWhyAndHowToEndIt() {
        shell.run("schedule", "pause", "small", "--until", "06:00", "--why", "storage is moved");

        Shell.Ended ended = shell.run("status");

        assertThat(ended.lines()).anyMatch(line -> line.matches("small +valid .* paused .*"));
        assertThat(ended.lines())
                .anyMatch(line ->
                        line.matches("small +paused +since 2001-05-09 03:11:00 -04:00, paused by \\S+@\\S+ until"
                                + " 2001-05-09 06:00 -04:00: storage is moved +\\./nightjar schedule resume small"));
        JsonNode pause = json("small").get("schedule").get(0);
        assertThat(pause.get("state").asString()).isEqualTo("paused");
        assertThat(pause.get("since").asString()).isEqualTo("2001-05-09T07:11:00Z");
        assertThat(pause.get("by").asString()).contains("@");
        assertThat(pause.get("until").asString()).isEqualTo("2001-05-09T10:00:00Z");
        assertThat(pause.get("why").asString()).isEqualTo("storage is moved");
        assertThat(shell.run("schedule", "--list").lines())
                .anyMatch(line ->
                        line.matches("small .* paused by \\S+@\\S+ until 2001-05-09 06:00 -04:00: storage is moved"))
                .last()
                .isEqualTo("next: ./nightjar schedule resume small");
        shell.run("schedule", "resume", "small");
        assertThat(json("small").get("schedule").size()).isZero();
    }

    @Test
    void theSimulationShowsWhichNightsFallIntoAPause() {
        shell.run("schedule", "pause", "small", "--until", "2001-05-11", "--why", "storage is moved");

        List<String> lines = shell.run("schedule", "--simulate", "--from", "2001-05-10", "--to", "2001-05-11")
                .lines();

        assertThat(lines.get(1)).contains("2001-05-09").contains("paused by").endsWith("storage is moved");
        assertThat(lines.get(2)).contains("2001-05-10").doesNotContain("paused");
    }

    @Test
    void aNightThatWaitsForAnotherJobSaysForWhichAndUntilWhen() {
        shell.write("jobs/prices.yaml", Shell.JOB.replace("small@1", "prices@1"));
        shell.write("jobs/small.yaml", Shell.JOB + "  after: prices\n  after-timeout: 2 h\n");
        seen("small");

        assertThat(shell.run("status").lines())
                .anyMatch(line -> line.matches("small +valid .* waits .*"))
                .anyMatch(line ->
                        line.matches("small@2001-05-08 +waits +waits for prices@2001-05-08 \\(not begun\\), until"
                                + " 2001-05-09 05:10 -04:00 +\\./nightjar plan small --date 2001-05-08"));
        JsonNode waits = json("small").get("schedule").get(0);
        assertThat(waits.get("date").asString()).isEqualTo("2001-05-08");
        assertThat(waits.get("due").asString()).isEqualTo(DUE.toString());
        assertThat(waits.get("text").asString()).startsWith("waits for prices@2001-05-08");
    }

    @Test
    void aNightThatWaitsForItsInputSaysForWhat() {
        shell.write(
                "jobs/small.yaml",
                Shell.JOB.replace("  key: id\n", "  key: id\n  ready: {marker: _SUCCESS, timeout: 3 h}\n"));
        seen("small");

        assertThat(shell.run("status").lines())
                .anyMatch(line -> line.matches(
                        "small@2001-05-08 +waits +waits for .*_SUCCESS.*, until 2001-05-09 06:10 -04:00 .*"));
    }

    @Test
    void aDeadlineIsToldWithItsForecastAlsoWhereNoSchedulerRuns() {
        shell.write("jobs/small.yaml", Shell.JOB + "  deadline: \"06:00\"\n");
        RecordedNights.publish(shell, Instant.parse("2001-05-08T09:00:00Z"), Duration.ofHours(1));

        JsonNode open = json("small").get("schedule").get(0);
        assertThat(open.get("state").asString()).isEqualTo("due");
        assertThat(open.get("deadline").asString()).isEqualTo("2001-05-09T10:00:00Z");
        assertThat(open.get("forecast").asString()).isEqualTo("2001-05-09T08:11:00Z");

        shell.now = Instant.parse("2001-05-09T09:30:00Z");
        assertThat(shell.run("status").lines())
                .anyMatch(line -> line.matches("small@2001-05-08 +will be late +to be published by 2001-05-09 06:00:00"
                        + " -04:00, foreseen at 2001-05-09 06:30:00 -04:00 +\\./nightjar runs small"));

        shell.now = Instant.parse("2001-05-09T10:00:00Z");
        assertThat(json("small").get("schedule").get(0).get("state").asString()).isEqualTo("late");
    }

    @Test
    void datesFromBeforeAJobEverRanAreNotLate() {
        shell.write("jobs/small.yaml", Shell.JOB + "  deadline: \"06:00\"\n");
        shell.now = Instant.parse("2001-05-09T12:00:00Z");

        assertThat(json("small").get("schedule").size()).isZero();
    }

    /** As a scheduler records a date that has become due. */
    private void seen(String job) {
        Instant before = DUE.minusSeconds(3600);
        try (Ledger ledger = Ledger.open(
                LedgerSettings.embedded(folder.resolve("state")), Clock.fixed(DUE, ZoneOffset.UTC), "test")) {
            ledger.firingLog().watch(job, before);
            ledger.firingLog()
                    .due(
                            job,
                            before,
                            DUE,
                            List.of(new NewlyDue(RecordedNights.SECOND, DUE, Seen.ON_TIME, Optional.empty())));
        }
    }

    private JsonNode json(String job) {
        return JsonMapper.shared()
                .readTree(shell.run("status", job, "--json").out())
                .get(0);
    }
}
