package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of several nights together: the index, the latest report, the strips, and the table of figures. */
class ManyNightsTest {
    @TempDir
    Path folder;

    @Test
    void nightsStandInACalendarByVerdictAndTheirFiguresInATable() throws IOException {
        Project project = new Project(folder);
        for (String night : List.of("2001-05-08", "2001-05-07")) {
            project.flights(night);
        }
        assertThat(project.night("2001-05-08").exit()).isZero();
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 12000000");
        assertThat(project.night("2001-05-07").exit()).isEqualTo(10);

        Path reports = folder.resolve("reports/flight-delay");
        String held = page(reports, "2001-05-07");
        String passed = page(reports, "2001-05-08");
        assertThat(Files.readString(reports.resolve("index.html")))
                .contains("2 nights: 1 held, 1 passed", "May 2001")
                .contains("<a class=\"held\" href=\"date=2001-05-07/" + held)
                .contains("<a class=\"passed\" href=\"date=2001-05-08/" + passed)
                .doesNotContain("<script", "http://", "https://");
        assertThat(reports.resolve("latest.html"))
                .as("the latest date's, though an earlier one was judged after it")
                .hasSameBinaryContentAs(reports.resolve("date=2001-05-08/" + passed));

        String metrics = "'" + folder + "/metrics/flight-delay/*/*.parquet'";
        assertThat(Project.duck("SELECT date::varchar, verdict, value FROM " + metrics
                        + " WHERE measure = 'rows-read' ORDER BY date"))
                .containsExactly(List.of("2001-05-07", "held", 17135.0), List.of("2001-05-08", "passed", 17261.0));
        assertThat(Project.duck("SELECT count(*) > 3 FROM " + metrics
                        + " WHERE measure = 'psi' AND subject = 'distance' OR measure = 'contribution-mean'"))
                .containsExactly(List.of(true));

        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000000", "minimum-rows: 12000");
        assertThat(project.night("2001-05-07").exit()).isZero();
        assertThat(Files.readString(reports.resolve("index.html"))).contains("2 nights: 2 passed");
        assertThat(Project.duck("SELECT DISTINCT verdict FROM " + metrics)).containsExactly(List.of("passed"));
    }

    private static String page(Path reports, String date) throws IOException {
        try (var files = Files.list(reports.resolve("date=" + date))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
