package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reasons in the table of a real night, through the whole product, read by another's program. */
class ReasonsNightTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    @Test
    void everyRowSaysWhichFeaturesMadeItsScoreAndTheyAddUpToIt() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        project.edit("jobs/flight-delay.yaml", "reasons: 3", "reasons: 5");
        Project.Ended night = project.night(NIGHT);
        assertThat(night.exit()).as(night.all()).isZero();
        String table = "'" + project.table(NIGHT) + "'";

        assertThat(Project.duck("SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet(" + table
                        + ", hive_partitioning = false)) WHERE column_name LIKE 'reason_1%' OR column_name = 'margin'"))
                .containsExactly(
                        List.of("margin", "DOUBLE"),
                        List.of("reason_1_feature", "VARCHAR"),
                        List.of("reason_1_value", "VARCHAR"),
                        List.of("reason_1_contribution", "DOUBLE"));
        assertThat(Project.duck("SELECT count(*) FROM " + table + " WHERE abs(score - 1 / (1 + exp(-margin))) > 1e-12"))
                .as("rows whose margin is not that of the score")
                .containsExactly(List.of(0L));
        // With all five features told, what is left of the margin is the baseline's, the same in every row.
        assertThat(Project.duck("SELECT count(DISTINCT round(margin - reason_1_contribution - reason_2_contribution"
                        + " - reason_3_contribution - reason_4_contribution - reason_5_contribution, 9)) FROM "
                        + table))
                .containsExactly(List.of(1L));
        assertThat(Project.duck("SELECT count(*) FROM " + table + " WHERE abs(reason_1_contribution)"
                        + " < abs(reason_2_contribution) OR abs(reason_4_contribution) < abs(reason_5_contribution)"))
                .containsExactly(List.of(0L));
        assertThat(Project.duck("SELECT DISTINCT reason_3_value = CASE reason_3_feature"
                        + " WHEN 'origin' THEN t.origin WHEN 'destination' THEN t.destination"
                        + " WHEN 'distance' THEN f.distance::varchar WHEN 'scheduled (hour)' THEN"
                        + " hour(t.scheduled)::varchar ELSE dayname(t.scheduled) END FROM " + table + " t JOIN '"
                        + folder.resolve("data/flights/date=" + NIGHT + "/flights_0.parquet")
                        + "' f USING (flight_id)"))
                .containsExactly(List.of(true));
    }

    @Test
    void reasonsAreTheSameBytesHoweverTheRowsAreCut() throws IOException {
        Project project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        byte[] first = Files.readAllBytes(project.table(NIGHT));

        Project.Ended again = project.night(NIGHT, "--rerun", "--set", "scoring.batch-rows=777");

        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(Files.readAllBytes(project.table(NIGHT))).isEqualTo(first);
    }

    @Test
    void ofPrivateColumnsTheReasonIsTheFeatureAndNoValue() {
        Project project = new Project(folder);
        project.flights(NIGHT);
        project.edit("jobs/flight-delay.yaml", "# pii: [passenger]", "pii: [distance, origin]");
        project.edit("jobs/flight-delay.yaml", "reasons: 3", "reasons: 5");
        assertThat(project.night(NIGHT).exit()).isZero();

        assertThat(Project.duck(
                        "SELECT DISTINCT reason_1_feature IN ('distance', 'origin'), reason_1_value IS NULL FROM '"
                                + project.table(NIGHT) + "' ORDER BY 1"))
                .containsExactly(List.of(false, false), List.of(true, true));
    }

    @Test
    void aJobThatAsksForNoReasonsHasNoColumnsOfThem() {
        Project project = new Project(folder);
        project.flights(NIGHT);
        project.edit("jobs/flight-delay.yaml", "reasons: 3", "reasons: 0");
        assertThat(project.night(NIGHT).exit()).isZero();

        assertThat(Project.duck("SELECT count(*) FROM (DESCRIBE FROM '" + project.table(NIGHT)
                        + "') WHERE column_name LIKE 'reason%' OR column_name = 'margin'"))
                .containsExactly(List.of(0L));
    }
}
