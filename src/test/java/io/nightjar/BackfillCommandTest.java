package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Many real nights of flights by one command. */
class BackfillCommandTest {
    private static final List<String> NIGHTS =
            List.of("2001-05-01", "2001-05-02", "2001-05-03", "2001-05-04", "2001-05-05", "2001-05-06");

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void deliver() {
        project = new Project(folder);
        NIGHTS.forEach(project::flights);
    }

    @Test
    void oneBadDateDoesNotStopTheOthersAndTheWorstOfThemIsTheExitCode() throws IOException {
        Files.delete(input("2001-05-03"));
        Files.writeString(input("2001-05-05"), "no parquet");
        List<List<String>> dry = dates(json("--parallel", "3", "--dry-run"), "date", "was", "does", "why");

        Ended ended = backfill("--parallel", "3");

        assertThat(ended.exit()).as(ended.all()).isEqualTo(12);
        assertThat(ended.out())
                .contains("flight-delay  2001-05-01 to 2001-05-06, failed,missing: 6 of 6 dates to run, oldest first,"
                        + " 3 at once")
                .contains("2001-05  PPFPFP")
                .containsPattern("2001-05-03 +missing +failed .* NJ-INPUT-EMPTY")
                .containsPattern("2001-05-05 +missing +failed .* NJ-FILE-CORRUPT")
                .contains("2 failed, 4 published, in ")
                .contains(", exit 12\n");
        assertThat(ended.err())
                .contains("2001-05-01  begins: missing, no run of it is recorded")
                .containsPattern("2001-05-0[1246]  published, passed, [0-9,]+ rows, [0-9.]+ s  \\([1-6] of 6\\)");
        assertThat(dry)
                .allMatch(date -> date.get(1).equals("missing") && date.get(2).equals("run"));
        for (String night : NIGHTS) {
            assertThat(Files.exists(project.table(night))).as(night).isEqualTo(!night.matches(".*-0[35]"));
        }

        project.flights("2001-05-03");
        project.flights("2001-05-05");
        Ended rest = backfill();
        assertThat(rest.exit()).as(rest.all()).isZero();
        assertThat(rest.out())
                .contains("2 of 6 dates to run")
                .contains("2001-05  PPPPPP")
                .contains("2 published, in ");
        assertThat(project.run("runs", Project.JOB, "--json").out().split("\"run\"", -1))
                .as("the failed runs went on")
                .hasSize(7);
    }

    @Test
    void aDryRunSaysExactlyWhatTheRealOneDoesAndChangesNothing() throws IOException {
        assertThat(project.night("2001-05-02").exit()).isZero();
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 100000");
        assertThat(project.night("2001-05-03").exit()).isEqualTo(10);
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 100000", "minimum-rows: 12000");
        Files.writeString(input("2001-05-04"), "no parquet");
        assertThat(project.night("2001-05-04").exit()).isEqualTo(12);
        project.flights("2001-05-04");
        List<String> before = project.filesBelow("");

        Ended dry = backfill("--dry-run", "--newest-first");
        assertThat(dry.exit()).isZero();
        assertThat(dry.out())
                .containsSubsequence("2001-05-06", "2001-05-05", "2001-05-04", "2001-05-03", "2001-05-02")
                .containsPattern("2001-05-06  missing +run +no run of it is recorded")
                .containsPattern("2001-05-04  failed +run +run [0-9a-f]{12} ended with NJ-FILE-CORRUPT")
                .containsPattern("2001-05-03  held +skip +held by a gate, see nightjar report [0-9a-f]{12}")
                .containsPattern("2001-05-02  published +skip +published by run [0-9a-f]{12}");
        List<List<String>> planned = dates(json("--dry-run", "--newest-first"), "date", "was", "does", "why").stream()
                .filter(date -> !date.get(2).equals("skip"))
                .toList();
        assertThat(project.filesBelow("")).isEqualTo(before);

        List<List<String>> done = dates(json("--newest-first"), "date", "was", "does", "why");
        assertThat(done).isEqualTo(planned).hasSize(4);
    }

    @Test
    void staleInputAndStaleModelAreMadeAgainAndNothingElse() {
        assertThat(backfill("--parallel", "2").exit()).isZero();
        assertThat(backfill("--only", "stale-model,stale-input").out()).contains("0 of 6 dates to run");

        // May 2nd to 4th get what another night had, since keys must stay unique; on the 6th all input is archived.
        project.flights("2001-05-08", "2001-05-02", "late.parquet");
        delete(input("2001-05-06"));
        Ended input = backfill("--only", "stale-input");
        assertThat(input.exit()).as(input.all()).isZero();
        assertThat(input.out()).contains("1 of 6 dates to run").contains("1 published, in ");
        assertThat(input.err())
                .contains("2001-05-02  begins: published, input changed since: 1 file added (late.parquet)");

        copyModel();
        project.edit("jobs/flight-delay.yaml", "model: flight-delay@1", "model: flight-delay@2");
        Ended dry = backfill("--only", "stale-model", "--dry-run");
        assertThat(dry.out())
                .contains(
                        "next: ./nightjar backfill flight-delay --from 2001-05-01 --to 2001-05-06 --only stale-model\n")
                .contains("6 of 6 dates to run")
                .containsPattern(
                        "2001-05-02  published  replace  scored by flight-delay@1, the job names" + " flight-delay@2");
    }

    @Test
    void datesTheScheduleDoesNotWantAreLeftOutAndWithoutAScheduleEveryDateIsWanted() {
        Ended future = backfillTo("2001-05-06", "--dry-run");
        assertThat(future.out()).contains("6 of 6 dates to run");
        project.edit("jobs/flight-delay.yaml", "zone: America/New_York", "zone: Pacific/Apia");
        Ended samoa = project.run("backfill", Project.JOB, "--from", "2011-12-29", "--to", "2011-12-31", "--dry-run");
        assertThat(samoa.out())
                .as("Samoa had no 30th of December that year")
                .contains("2 of 3 dates to run")
                .containsPattern("2011-12-30  not due +skip +the schedule leaves it out");
        project.edit("jobs/flight-delay.yaml", "schedule:\n  at: \"03:10\"", "");
        assertThat(project.run("backfill", Project.JOB, "--from", "2011-12-29", "--to", "2011-12-31", "--dry-run")
                        .out())
                .contains("3 of 3 dates to run");
    }

    @Test
    void askedToStopItEndsAtTheNextBatchAndTheSameCommandDoesTheRest() throws Exception {
        try (CommandProcess process = new CommandProcess(
                project,
                "backfill",
                Project.JOB,
                "--from",
                NIGHTS.get(0),
                "--to",
                NIGHTS.get(5),
                "--parallel",
                "2",
                "--set",
                "scoring.batch-rows=50")) {
            process.waitFor("2001-05-02  begins");
            process.terminate();
            assertThat(process.exit()).as("%s", process.lines()).isEqualTo(130);
        }
        assertThat(NIGHTS.stream().filter(night -> Files.exists(project.table(night))))
                .hasSizeLessThan(6);
        Ended rest = backfill();
        assertThat(rest.exit()).as(rest.all()).isZero();
        assertThat(NIGHTS).allMatch(night -> Files.exists(project.table(night)));
        assertThat(project.filesBelow("staging")).isEmpty();
    }

    @Test
    void killedWhileAllDatesAreMadeAgainItDoesNotMakeAgainWhatItHasMade() throws Exception {
        assertThat(backfill("--parallel", "2").exit()).isZero();
        try (CommandProcess process = new CommandProcess(
                project, "backfill", Project.JOB, "--from", NIGHTS.get(0), "--to", NIGHTS.get(5), "--only", "all")) {
            process.waitFor("2001-05-03  begins");
            process.kill();
        }
        List<String> made = newestRuns().subList(0, 2);

        Ended rest = backfill("--only", "all");
        assertThat(rest.exit()).as(rest.all()).isZero();
        assertThat(rest.out()).contains("going on with an interrupted backfill");
        assertThat(newestRuns().subList(0, 2)).isEqualTo(made);
        assertThat(rest.out()).containsPattern("2001-05-06 +published +published");

        Ended anew = backfill("--only", "all", "--dry-run");
        assertThat(anew.out()).as("the first one has ended").contains("6 of 6 dates to run");
    }

    @Test
    void wrongDatesAndWordsAreRefused() {
        assertThat(project.run("backfill", Project.JOB, "--from", "2001-05-06", "--to", "2001-05-01")
                        .err())
                .contains("--to 2001-05-01 lies before --from 2001-05-06");
        assertThat(project.run("backfill", Project.JOB, "--from", "1980-05-06", "--to", "2001-05-01")
                        .err())
                .contains("are more than 3700 dates");
        assertThat(backfill("--only", "stale").err())
                .contains("--only 'stale' is none of missing, failed, stale-model, stale-input, all");
        assertThat(backfill("--parallel", "0").err()).contains("--parallel must be from 1 to 16, not 0");
        assertThat(project.run("backfill", Project.JOB, "--to", "2001-05-01").exit())
                .isEqualTo(2);
    }

    private Ended backfill(String... more) {
        return backfillTo("2001-05-06", more);
    }

    private Ended backfillTo(String to, String... more) {
        List<String> arguments = new ArrayList<>(List.of("backfill", Project.JOB, "--from", "2001-05-01", "--to", to));
        arguments.addAll(List.of(more));
        return project.run(arguments.toArray(String[]::new));
    }

    private JsonNode json(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--json");
        return new ObjectMapper()
                .readTree(backfill(arguments.toArray(String[]::new)).out());
    }

    private static List<List<String>> dates(JsonNode answer, String... fields) {
        List<List<String>> dates = new ArrayList<>();
        for (JsonNode date : answer.get("dates")) {
            List<String> values = new ArrayList<>();
            for (String field : fields) {
                values.add(date.get(field).asString());
            }
            dates.add(values);
        }
        return dates;
    }

    /** The newest run of each night. */
    private List<String> newestRuns() {
        List<String> runs = new ArrayList<>();
        for (String night : NIGHTS) {
            Ended shown = project.run("show", Project.JOB + "@" + night, "--json");
            runs.add(new ObjectMapper().readTree(shown.out()).get("run").asString());
        }
        return runs;
    }

    private Path input(String night) {
        return folder.resolve("data/flights/date=" + night + "/flights_0.parquet");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same bundle as version 2; its manifest says which it is. */
    private void copyModel() {
        project.filesBelow("models/flight-delay/1")
                .forEach(part -> project.copy(
                        folder.resolve("models/flight-delay/1").resolve(part), "models/flight-delay/2/" + part));
        project.edit("models/flight-delay/2/bundle.json", "\"version\" : 1,", "\"version\" : 2,");
    }
}
