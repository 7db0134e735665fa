package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever changes how a date stands leaves a {@code _status.json} behind that says so. */
class StatusAfterwardsTest {
    private static final String NIGHT = "2001-05-08";
    private static final String BEFORE = "2001-05-07";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void project() {
        project = new Project(folder);
        project.flights(NIGHT);
    }

    @Test
    void everyOutcomeAndEveryDecisionIsInTheFileWhenItsCommandEnds() {
        assertThat(after(11, "run", Project.JOB, "--date", BEFORE)).containsEntry(BEFORE, "failed");
        assertThat(after(0, "abandon", Project.JOB + "@" + BEFORE, "--reason", "never delivered"))
                .containsEntry(BEFORE, "abandoned");

        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 99999");
        assertThat(after(10, "run", Project.JOB, "--date", NIGHT)).containsEntry(NIGHT, "held");
        assertThat(after(0, "release", Project.JOB + "@" + NIGHT, "--reason", "a holiday"))
                .containsEntry(NIGHT, "published, 17261 rows");
        assertThat(after(10, "run", Project.JOB, "--date", NIGHT, "--rerun"))
                .as("the table of before stands there")
                .containsEntry(NIGHT, "held, published, 17261 rows");

        project.edit("jobs/flight-delay.yaml", "minimum-rows: 99999", "minimum-rows: 10");
        project.flights(BEFORE, NIGHT, "flights_0.parquet");
        Map<String, String> rerun = after(0, "run", Project.JOB, "--date", NIGHT, "--rerun");
        assertThat(rerun.get(NIGHT)).startsWith("published, ").doesNotContain("17261");
        assertThat(after(0, "rollback", Project.JOB, "--date", NIGHT)).containsEntry(NIGHT, "published, 17261 rows");

        project.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(3));
        assertThat(after(0, "prune", "--set", "retention.runs=1 day"))
                .as("nothing is known of it any more")
                .doesNotContainKey(BEFORE)
                .containsEntry(NIGHT, "published, 17261 rows");
    }

    @Test
    void whatAKilledProcessLeftOfAnotherJobIsInThatJobsFileWhenTheNextRunHasSettledIt() throws Exception {
        project.copy(Project.TREE.resolve("jobs/flight-delay.yaml"), "jobs/other.yaml");
        try (CommandProcess night = new CommandProcess(
                project, "run", "other", "--date", NIGHT, "--set", "torture.failpoint=before-stage-receipt:kill")) {
            night.waitFor("failpoint before-stage-receipt kill");
            night.kill();
        }
        assertThat(project.filesBelow("output/other")).doesNotContain("_status.json");

        assertThat(project.night(BEFORE).exit()).isEqualTo(11);

        assertThat(dates("other")).containsEntry(NIGHT, "failed");
        assertUpToDate("other");
    }

    @Test
    void aPauseIsInTheFileAsLongAsItHolds() {
        project.clock = Clock.fixed(java.time.Instant.parse("2001-05-09T12:00:00Z"), java.time.ZoneOffset.UTC);
        after(11, "run", Project.JOB, "--date", "2001-05-06");
        assertThat(dates(Project.JOB)).containsEntry(BEFORE, "missing");

        assertThat(after(0, "schedule", "pause", Project.JOB)).containsEntry(BEFORE, "skipped");
        assertThat(after(0, "schedule", "resume", Project.JOB)).containsEntry(BEFORE, "missing");
    }

    /** What the file says of each date after a command, which says all there is to be said. */
    private Map<String, String> after(int exit, String... command) {
        Ended ended = project.run(command);
        assertThat(ended.exit()).as(ended.all()).isEqualTo(exit);
        Map<String, String> dates = dates(Project.JOB);
        assertUpToDate(Project.JOB);
        return dates;
    }

    private void assertUpToDate(String job) {
        JsonNode left = file(job).get("dates");
        project.run("status", "--write");
        assertThat(left).isEqualTo(file(job).get("dates"));
    }

    private Map<String, String> dates(String job) {
        Map<String, String> dates = new LinkedHashMap<>();
        for (JsonNode date : file(job).get("dates")) {
            String status = date.get("status").asString();
            String table = date.get("published").asBoolean()
                    ? (status.equals("published") ? "" : ", published") + ", "
                            + date.get("table").get("rows").asLong() + " rows"
                    : "";
            dates.put(date.get("date").asString(), status + table);
        }
        return dates;
    }

    private JsonNode file(String job) {
        return JsonMapper.shared().readTree(project.read(folder.resolve("output/" + job + "/_status.json")));
    }
}
