package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Shell.Ended;
import io.nightjar.run.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the ledger holds, as an operator reads it. */
class ReadingCommandsTest {
    @TempDir
    static Path folder;

    @TempDir
    Path empty;

    private static Shell shell;

    @BeforeAll
    static void record() {
        shell = new Shell(folder);
        RecordedNights.write(shell);
    }

    @Test
    void statusSaysForEachJobWhatIsPublishedAndWhatToTypeAndExitsOneWhereANightIsMissing() {
        Ended ended = shell.run("status");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.lines())
                .containsExactly(
                        "job    file   last date   status  verdict  published until  unfinished  schedule  input  error code        next",
                        "small  valid  2001-05-08  failed  -        2001-05-07                0  -         -      NJ-INPUT-MISSING"
                                + "  ./nightjar run small --date 2001-05-08",
                        "next: ./nightjar runs");
    }

    @Test
    void statusShowsTheDateLaunchedLastAndEveryOtherThatIsNotPublished(@TempDir Path other) {
        Shell later = new Shell(other);
        RecordedNights.write(later);
        RecordedNights.failOn(later, "cccc55556666", "2001-04-30", "2001-05-09T08:00:00Z");

        Ended ended = later.run("status");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.lines())
                .anyMatch(line -> line.matches("small +valid +2001-04-30 +failed .* 1  - +- +NJ-INPUT-MISSING .*"))
                .anyMatch(line -> line.matches(
                        "small@2001-05-08 +failed +NJ-INPUT-MISSING" + " +\\./nightjar run small --date 2001-05-08"));
        JsonNode row =
                new ObjectMapper().readTree(later.run("status", "--json").out()).get(0);
        assertThat(row.get("unfinished").get(0).get("date").asString()).isEqualTo("2001-05-08");
    }

    @Test
    void aRunThatLostItsProcessIsToldSoWithTheCommandThatGoesOn(@TempDir Path other) {
        Shell left = new Shell(other);
        RecordedNights.write(left);
        RecordedNights.release(
                left,
                "cccc55556666",
                "2001-05-08",
                new Waiver("known", "ann", Instant.parse("2001-05-09T11:00:00Z"), Optional.empty()));
        String goesOn = "./nightjar run small --date 2001-05-08";

        assertThat(left.run("status").lines())
                .anyMatch(line -> line.matches("small +valid +2001-05-08 +running, process gone .* " + goesOn));
        assertThat(left.run("show", "cccc").lines())
                .startsWith("small@2001-05-08  running, process gone, held")
                .contains("next: " + goesOn);
        assertThat(left.run("stop", "cccc"))
                .satisfies(ended -> assertThat(ended.exit()).isEqualTo(1))
                .satisfies(ended -> assertThat(ended.out())
                        .contains("Run cccc55556666 of small@2001-05-08 has lost its process", "next: " + goesOn));
        assertThat(new ObjectMapper()
                        .readTree(left.run("status", "--json").out())
                        .get(0)
                        .get("status")
                        .asString())
                .as("the word that programs know")
                .isEqualTo("running");
    }

    @Test
    void statusMarksAJobWhoseFileIsGoneOrNotValidAndSuggestsNoRunOfIt(@TempDir Path other) throws IOException {
        Shell shell = new Shell(other);
        RecordedNights.write(shell);
        shell.write("jobs/broken.yaml", "model: x\n");
        Files.delete(other.resolve("jobs/small.yaml"));

        Ended ended = shell.run("status");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.lines())
                .anyMatch(line -> line.matches("broken +not valid .* \\./nightjar validate broken"))
                .anyMatch(line -> line.matches("small +gone +2001-05-08 .* \\./nightjar validate small"));
        assertThat(ended.out()).doesNotContain("nightjar run ");
    }

    @Test
    void statusOfAJobThatIsNoneNamesTheNearest() {
        Ended ended = shell.run("status", "smal");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).startsWith("NJ-UNKNOWN-JOB  there is no job 'smal'; did you mean 'small'?");
    }

    @Test
    void runsAreListedNewestFirst() {
        assertThat(shell.run("runs").lines())
                .containsExactly(
                        "run           job    date        status     verdict  rows  rejected  started",
                        "bbbb33334444  small  2001-05-08  failed     -           0         0  2001-05-08 03:10:00"
                                + " -04:00",
                        "aaaa11112222  small  2001-05-07  published  warned     10         1  2001-05-08 03:10:00"
                                + " -04:00",
                        "next: ./nightjar show bbbb33334444");
        assertThat(shell.run("runs", "small", "--limit", "1").lines()).hasSize(3);
        Ended other = shell.run("runs", "smal");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).startsWith("NJ-UNKNOWN-JOB  there is no job 'smal'; did you mean 'small'?");
        assertThat(shell.run("runs", "--limit", "-3").exit()).isEqualTo(2);
    }

    @Test
    void runsAsJsonHoldTheSame() {
        JsonNode runs = new ObjectMapper().readTree(shell.run("runs", "--json").out());

        assertThat(runs.size()).isEqualTo(2);
        assertThat(runs.get(0).get("error_code").asString()).isEqualTo("NJ-INPUT-MISSING");
        assertThat(runs.get(1).get("rows_scored").asLong()).isEqualTo(9);
        assertThat(runs.get(1).get("started").asString()).isEqualTo("2001-05-08T07:10:00Z");
    }

    @Test
    void aRunIsShownInFullByAnyOfItsNames() {
        Ended ended = shell.run("show", "small@2001-05-07");

        assertThat(ended.lines())
                .contains(
                        "small@2001-05-07  published, warned",
                        "  rows     10 read = 9 scored + 1 rejected",
                        "  splits   1 of 1 done",
                        "  table    output/small/date=2001-05-07/scores.parquet, published",
                        "  receipt  output/small/date=2001-05-07/_receipt-1212121212121212.json",
                        "data/in/date=2001-05-07/a.parquet    10  2.5 kB");
        assertThat(shell.run("show", "aaaa").out()).isEqualTo(ended.out());
        assertThat(shell.run("show", "small@latest").out())
                .contains("error    NJ-INPUT-MISSING  there is no folder data/in/date=2001-05-08")
                .contains("  rows     none read\n")
                .contains("next: ./nightjar run small --date 2001-05-08");
        assertThat(new ObjectMapper()
                        .readTree(shell.run("show", "aaaa", "--json").out())
                        .get("splits_done")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aReleasedRunTellsItsWaiver(@TempDir Path other) {
        Shell released = new Shell(other);
        Instant given = Instant.parse("2001-05-09T11:00:00Z");
        Waiver waiver =
                new Waiver("the feed was late", "operator ann", given, Optional.of(given.plus(Duration.ofDays(1))));
        RecordedNights.release(released, "cccc55556666", "2001-05-08", waiver);

        assertThat(released.run("show", "cccc").lines())
                .contains("  waiver   \"the feed was late\", operator ann, 2001-05-09 07:00:00 -04:00, counts until"
                        + " 2001-05-10 07:00:00 -04:00");
        JsonNode json = new ObjectMapper()
                .readTree(released.run("show", "cccc", "--json").out())
                .get("waiver");
        assertThat(json.get("reason").asString()).isEqualTo("the feed was late");
        assertThat(json.get("by").asString()).isEqualTo("operator ann");
        assertThat(json.get("expires").asString()).isEqualTo("2001-05-10T11:00:00Z");
    }

    @Test
    void aJudgedRunTellsWhichColumnsDriftDidMost(@TempDir Path other) {
        Shell judged = new Shell(other);
        RecordedNights.write(judged);
        assertThat(judged.run("show", "aaaa").out()).doesNotContain("drift");
        judged.write("reports/small/date=2001-05-07/aaaa11112222.json", """
                {"driftOrder": {"by": "decisions", "why": ""}, "drift": [
                  {"column": "hour", "effect": {"crossed": {"value": 0.034}}},
                  {"column": "amount", "effect": {"crossed": {"value": 0.0004}}},
                  {"column": "name", "effect": null}]}""");

        assertThat(judged.run("show", "aaaa").lines())
                .contains("  drift    decisions changed: hour 3.4 %, amount 0.04 %");
        JsonNode drift = new ObjectMapper()
                .readTree(judged.run("show", "aaaa", "--json").out())
                .get("drift");
        assertThat(drift.get("by").asString()).isEqualTo("decisions");
        assertThat(drift.at("/columns/1/column").asString()).isEqualTo("amount");
    }

    @Test
    void aRunThatIsNoneIsWrongUsage() {
        Ended ended = shell.run("show", "cccc");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).startsWith("NJ-UNKNOWN-RUN").contains("next: ./nightjar runs");
    }

    @Test
    void theLogOfARunIsPrintedWhereThereIsOne() {
        shell.write("state/logs/aaaa11112222.log", "first\nsecond\n");

        assertThat(shell.run("logs", "aaaa").out()).isEqualTo("first\nsecond\n");
        assertThat(shell.run("logs", "aaaa", "--path").out()).isEqualTo("state/logs/aaaa11112222.log\n");
        assertThat(shell.run("logs", "bbbb").err()).contains("run bbbb33334444 has no log here");
    }

    @Test
    void theReportOfARunIsPrintedWithTheWayToItsPage() {
        String stem = "reports/small/date=2001-05-07/aaaa11112222";
        shell.write(stem + ".html", "<html>");
        shell.write(stem + ".json", "{\"verdict\": \"warned\"}");
        shell.write(stem + ".md", "# warned\n");

        assertThat(shell.run("report", "aaaa").out()).isEqualTo("# warned\n\npage  " + stem + ".html\n");
        assertThat(shell.run("report", "aaaa", "--json").out()).isEqualTo("{\"verdict\": \"warned\"}\n");
        assertThat(shell.run("report", "aaaa", "--path").out()).isEqualTo(stem + ".html\n");
        Ended none = shell.run("report", "bbbb");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("run bbbb33334444 has no report").contains("next: ./nightjar show");
    }

    @Test
    void withoutALedgerThereAreNoRunsYetAndNothingIsMade() {
        Shell fresh = new Shell(empty);

        assertThat(fresh.run("runs").out()).startsWith("no runs yet\n");
        assertThat(fresh.run("status").exit()).isZero();
        assertThat(fresh.run("status").out()).contains("small  valid  -          no runs yet");
        assertThat(Files.exists(empty.resolve("state"))).isFalse();
    }

    @Test
    void onATerminalStatesAreColouredUnlessThatIsUnwanted() {
        Shell coloured = new Shell(folder);
        coloured.terminal = new Console.Terminal(true, true);
        assertThat(coloured.run("runs").out()).contains("\u001b[31mfailed\u001b[0m");

        coloured.variables.put("NO_COLOR", "1");
        assertThat(coloured.run("runs").out()).doesNotContain("\u001b");
    }

    @Test
    void readingLoadsNothingThatRuns() {
        shell.services.asked.clear();
        shell.run("runs");
        shell.run("status");
        shell.run("show", "aaaa");

        assertThat(shell.services.asked).containsOnly("ledger", "storage", "close");
    }
}
