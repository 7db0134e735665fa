package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of its own process is asked to stop by a command of another, or stopped as a suspended machine would. */
class StoppedNightTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    @Test
    void aRunThatIsAskedToStopExits130AndIsFinishedByRestart() throws Exception {
        Project project = new Project(folder);
        for (int file = 0; file < 6; file++) {
            // Equal keys: the run would end with 12 if it came so far.
            project.flights(NIGHT, NIGHT, "part-" + file + ".parquet");
        }
        String run = Project.JOB + "@" + NIGHT;
        try (CommandProcess night = new CommandProcess(
                project,
                "run",
                Project.JOB,
                "--date",
                NIGHT,
                "--set",
                "scoring.threads=1",
                "--set",
                "scoring.batch-rows=1")) {
            night.waitFor("scoring ");
            Ended stopped = project.run("stop", run);
            assertThat(stopped.exit()).as(stopped.all()).isZero();
            assertThat(stopped.out()).contains("is stopped.", "next: ./nightjar restart ");
            assertThat(night.exit()).as("%s", night.lines()).isEqualTo(130);
            assertThat(night.lines()).anyMatch(line -> line.contains("Stopped on request of operator "));
        }
        assertThat(project.run("logs", run).out().lines().filter(line -> line.endsWith("ended before it was done")))
                .as("of one thread: what was scored and what was being written, not all that had not begun")
                .hasSizeLessThan(3);
        assertThat(project.table(NIGHT)).doesNotExist();
        assertThat(project.filesBelow("state/stop")).isEmpty();
        Ended again = project.run("stop", run);
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("is stopped.");
        Ended restarted = project.run("restart", run);
        assertThat(restarted.exit()).as("it goes on, to the equal keys").isEqualTo(12);
        assertThat(restarted.err()).as("a stop leaves nothing to be mended").doesNotContain("Spring Batch");
    }

    @Test
    void aNightThatSleepsPastItsLeaseOnTheEmbeddedLedgerKeepsItAndPublishes() throws Exception {
        Project project = new Project(folder);
        project.flights(NIGHT);
        try (CommandProcess night = new CommandProcess(
                project,
                "run",
                Project.JOB,
                "--date",
                NIGHT,
                "--set",
                "torture.lease=1 s",
                "--set",
                "torture.failpoint=before-place-table:pause")) {
            night.waitFor("failpoint before-place-table");
            night.awaitPaused();
            Ended other = project.night(NIGHT, "--set", "torture.lease=1 s");
            assertThat(other.exit()).as(other.all()).isEqualTo(31);
            assertThat(other.err()).contains("NJ-LEDGER-BUSY", "is being written by process ", ", since ");
            night.go();
            assertThat(night.exit()).as("%s", night.lines()).isZero();
        }
        assertThat(project.table(NIGHT)).exists();
        assertThat(project.filesBelow("staging")).isEmpty();
        assertThat(project.night(NIGHT).exit()).isEqualTo(30);
    }
}
