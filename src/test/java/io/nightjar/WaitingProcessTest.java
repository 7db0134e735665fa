package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own that wait for an input. */
class WaitingProcessTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void project() {
        project = new Project(folder);
        project.flights(NIGHT);
        project.edit(
                "jobs/flight-delay.yaml",
                "  key: flight_id",
                "  key: flight_id\n  ready: {marker: _SUCCESS, every: 1 s, timeout: 1 h}");
    }

    @Test
    void operatorsCommandsThatWriteTheLedgerWorkMeanwhileAndTheMarkerEndsTheWaiting() throws Exception {
        try (CommandProcess night = waiting()) {
            assertThat(project.run("recover").exit()).isZero();
            assertThat(project.run("plan", "flight-delay", "--date", NIGHT).out())
                    .containsPattern("waits for +the marker data/flights/date=2001-05-08/_SUCCESS");
            deliver();
            assertThat(night.exit()).as("%s", night.lines()).isZero();
        }
        assertThat(project.table(NIGHT)).exists();
    }

    @Test
    void askedToStopItEndsBeforeItsNextLook() throws Exception {
        project.edit("jobs/flight-delay.yaml", "every: 1 s", "every: 1 h");
        try (CommandProcess night = waiting()) {
            night.terminate();
            assertThat(night.exit()).isEqualTo(130);
            assertThat(night.lines()).anyMatch(line -> line.contains("NJ-STOPPED"));
        }
    }

    private CommandProcess waiting() throws IOException {
        CommandProcess night = new CommandProcess(project, "run", Project.JOB, "--date", NIGHT);
        night.waitFor("waiting for the marker data/flights/date=2001-05-08/_SUCCESS");
        return night;
    }

    private void deliver() throws IOException {
        Files.createFile(folder.resolve("data/flights/date=" + NIGHT + "/_SUCCESS"));
    }
}
