package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One row's score, told from the published table and the bundle. */
class ExplainCommandTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    static Path folder;

    private static Project project;
    private static String key;

    /** Two dates with the same keys; then the ledger goes. */
    @BeforeAll
    static void publish() throws IOException {
        project = new Project(folder);
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 1");
        project.flights(NIGHT);

        assertThat(project.night(NIGHT).exit()).isZero();
        Files.createDirectories(folder.resolve("data/flights/date=2001-05-09"));
        Project.duckWrites("copy (select * replace (scheduled + interval 3 hour as scheduled, 'ORD' as origin) from '"
                + Project.TREE + "/data/flights/date=" + NIGHT + "/flights_0.parquet' limit 500) to '" + folder
                + "/data/flights/date=2001-05-09/flights_0.parquet' (format parquet)");
        Project.Ended night = project.night("2001-05-09");
        assertThat(night.exit()).as(night.all()).isZero();
        Files.move(folder.resolve("state"), folder.resolve("state-that-is-gone"));
        Files.move(folder.resolve("data"), folder.resolve("data-that-is-gone"));
        key = Project.duck("SELECT flight_id FROM '" + project.table("2001-05-09") + "' WHERE origin = 'ORD' LIMIT 1")
                .get(0)
                .get(0)
                .toString();
    }

    @Test
    void threeSentencesAndAWaterfallThatAddsUp() {
        Project.Ended told = project.run("explain", "flight-delay", "--date", NIGHT, "--key", key);

        assertThat(told.exit()).as(told.all()).isZero();
        List<String> lines = told.out().lines().toList();
        assertThat(lines.get(0))
                .startsWith("The row of 2001-05-08 with flight_id " + key + " has the score ")
                .contains("for 'late' and so the decision 'likely-", "; a row of mean values would have 0.");
        assertThat(lines.get(1)).startsWith("What ");
        assertThat(lines.get(2))
                .startsWith("The 2 other features together added ")
                .endsWith("makes the score.");
        assertThat(lines.get(4)).startsWith("a row of mean values");
        assertThat(lines.get(lines.size() - 1)).startsWith("this row");
        assertThat(lines).hasSize(4 + 6);
        List<Object> row = Project.duck(
                        "SELECT margin, score FROM '" + project.table(NIGHT) + "' WHERE flight_id = " + key)
                .get(0);
        Project.Ended json = project.run("explain", "flight-delay", "--date", NIGHT, "--key", key, "--json");
        assertThat(json.out())
                .contains("\"margin\" : " + row.get(0))
                .contains("\"score\" : " + row.get(1))
                .contains("\"baselineMargin\" : -");
    }

    @Test
    void whyItMovedBetweenTwoDates() {
        Project.Ended told =
                project.run("explain", "flight-delay", "--key", key, "--from", NIGHT, "--to", "2001-05-09");

        assertThat(told.exit()).as(told.all()).isZero();
        assertThat(told.out())
                .contains("moved from ", "its margin by ", "The same model, flight-delay@1, scored both")
                .contains("scheduled (hour) ", "\n2001-05-08: margin of late\n", "\n2001-05-09: margin of late\n");
    }

    @Test
    void aPageWithThePicture() throws IOException {
        Path page = folder.resolve("why.html");
        assertThat(project.run("explain", "flight-delay", "--date", NIGHT, "--key", key, "--html", page.toString())
                        .exit())
                .isZero();

        assertThat(Files.readString(page))
                .contains("<svg class=\"plot fall\"", "Contribution to the margin", "this row")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void whatCannotBeExplainedIsSaid() {
        Project.Ended unknown = project.run("explain", "flight-delay", "--date", NIGHT, "--key", "999999999");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("NJ-UNKNOWN-ROW", "has no row with that flight_id")
                .doesNotContain("999999999");
        assertThat(project.run("explain", "flight-delay", "--date", NIGHT, "--key", "x")
                        .err())
                .contains("column 'flight_id' is int");
        assertThat(project.run("explain", "flight-delay", "--date", "2001-05-07", "--key", key)
                        .err())
                .contains("nothing is published of flight-delay for 2001-05-07");
        assertThat(project.run("explain", "flight-delay", "--key", key, "--from", NIGHT)
                        .err())
                .contains("write --date, or both --from and --to");
    }
}
