package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flights that come after their night was published. */
class LateDataTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    @Test
    void statusAndShowNameTheFilesThatCameLate() {
        Project project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        assertThat(project.run("show", "flight-delay@" + NIGHT).out()).doesNotContain("changed since");

        project.flights("2001-05-09", NIGHT, "late.parquet");

        Ended status = project.run("status");
        assertThat(status.exit())
                .as("late data is a matter of judgement, not a missing night")
                .isZero();
        assertThat(status.out())
                .contains("1 date changed")
                .containsPattern("flight-delay@2001-05-08 +changed since +1 file added \\(late.parquet\\)"
                        + " +./nightjar run flight-delay --date 2001-05-08 --rerun");
        assertThat(project.run("show", "flight-delay@" + NIGHT).out())
                .containsPattern("input +changed since: 1 file added \\(late.parquet\\)");
        assertThat(project.run("show", "flight-delay@" + NIGHT, "--json").out())
                .contains("\"input_changed_since\" : \"1 file added (late.parquet)\"");
        assertThat(project.night(NIGHT, "--rerun").exit()).isZero();
        assertThat(project.run("status").out()).doesNotContain("changed");
    }

    @Test
    void statusSaysWhatTheDueDateWaitsFor() {
        Project project = new Project(folder);
        project.edit("jobs/flight-delay.yaml", "  key: flight_id", "  key: flight_id\n  ready: {marker: _SUCCESS}");
        assertThat(project.run("status").out())
                .containsPattern("flight-delay +valid .* not ready")
                .containsPattern("not ready +waits for the marker data/flights/date=\\d{4}-\\d\\d-\\d\\d/_SUCCESS"
                        + " and 1 file \\*.parquet in .* ./nightjar plan flight-delay --date ");
    }
}
