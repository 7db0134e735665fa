package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.torture.Restart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process killed with SIGKILL at some moment of a night, and the night run again: its table is the undisturbed one's,
 * byte for byte. {@code -Dnightjar.kills=10} kills at as many moments; the tests kill at four.
 */
class KilledNightTest {
    private static final String NIGHT = "2001-05-08";
    private static final int FILES = 2;
    private static final int KILLS = Integer.getInteger("nightjar.kills", 4);
    private static final long SEED = Long.getLong("nightjar.seed", 20010508);

    /** The stages a run speaks of; each kill waits for one, then for a random moment after it. */
    private static final List<String> STAGES = List.of("plan", "scoring", "judge", "publish");

    @TempDir
    Path folder;

    @Test
    void aNightKilledAtAnyMomentIsFinishedByTheNextRunWithTheSameBytes() throws Exception {
        Project undisturbed = project("undisturbed");
        assertThat(undisturbed.night(NIGHT).exit()).isZero();
        byte[] expected = undisturbed.read(undisturbed.table(NIGHT));
        Random random = new Random(SEED);
        int killed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Project project = project("killed-" + kill);
            String stage = STAGES.get(kill % STAGES.size());
            if (killAfter(project, stage, kill < STAGES.size() ? 0 : random.nextInt(250))) {
                killed++;
            }
            boolean isPublished = Files.exists(project.table(NIGHT));
            Ended again = project.night(NIGHT, "--ok-if-published");
            assertThat(again.exit())
                    .as("kill %d after '%s', seed %d: %s", kill, stage, SEED, again.all())
                    .isZero();
            if (!isPublished && List.of("scoring", "judge").contains(stage)) {
                assertThat(Restart.of(again.err().lines().toList(), FILES, 1))
                        .as("the crash harness reads off its words what was left: %s", again.err())
                        .hasValueSatisfying(restart ->
                                assertThat(restart.unfinished()).isBetween(0, stage.equals("judge") ? 0 : FILES));
            }
            assertThat(project.read(project.table(NIGHT)))
                    .as("kill %d after '%s', seed %d", kill, stage, SEED)
                    .isEqualTo(expected);
            assertThat(project.filesBelow("staging")).isEmpty();
            assertThat(project.filesBelow("output"))
                    .as("one table, one receipt, one description, one status, one chain")
                    .hasSize(5);
        }
        assertThat(killed).as("kills that met a living process").isPositive();
    }

    private Project project(String name) {
        Project project = new Project(folder.resolve(name));
        project.flights("2001-05-07", NIGHT, "a.parquet");
        project.flights(NIGHT, NIGHT, "b.parquet");
        // So that each file is a split.
        project.edit("nightjar.yaml", "timezone:", "scoring: { split-rows: 10000 }\ntimezone:");
        return project;
    }

    /** Kills a run of its own process so long after it has begun a stage; false where it had ended by then. */
    private static boolean killAfter(Project project, String stage, int milliseconds) throws Exception {
        try (CommandProcess night = new CommandProcess(
                project,
                "run",
                Project.JOB,
                "--date",
                NIGHT,
                "--set",
                "scoring.threads=1",
                "--set",
                "scoring.batch-rows=2000")) {
            night.waitFor(stage);
            boolean alive = night.isAliveAfter(milliseconds);
            night.kill();
            return alive;
        }
    }
}
