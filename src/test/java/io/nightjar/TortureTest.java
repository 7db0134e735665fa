package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.testing.FreshJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The crash harness itself: that it holds here, and that it sees what does not hold. The long proof is
 * {@code nightjar torture --kills 200}.
 */
class TortureTest {
    @TempDir
    Path folder;

    /** One bed for all of it: laying it, training and the undisturbed nights take longer than what is done to a night. */
    @Test
    void aNightKilledAndKilledAgainWhileItIsSettledIsWholeADamagedRowIsNamedAndOfThreeStartedTogetherOnePublishes()
            throws Exception {
        Project project = new Project(folder);

        Ended ended = inAProcessOfItsOwn(
                project,
                "torture",
                "--only",
                "kill,failpoint,ledger,start,database",
                "--at",
                "after-stage-settlement",
                "--kills",
                "1",
                "--starts",
                "3",
                "--files",
                "4",
                "--rows",
                "2000",
                "--seed",
                "6",
                "--json");

        assertThat(ended.exit()).as(ended.all()).isZero();
        assertThat(ended.out()).contains("\"held\" : true", "\"rows\" : 8000");
        assertThat(ended.err().lines().filter(line -> line.startsWith("killed at a random moment")))
                .hasSize(1)
                .allSatisfy(TortureTest::tellsOfItsRestartWhereSomethingWasLeft);
        assertThat(ended.err())
                .contains(
                        "killed at a failpoint  after-stage-settlement  exit 137",
                        "a row of the ledger damaged  a finished split  exit 21",
                        "many started for one night  3 processes  exit 0: 1, after ",
                        "database away  its line  skipped: the embedded ledger is a file");
        assertThat(project.filesBelow("torture-6")).isEmpty();
        assertThat(project.filesBelow("state/torture-6")).isEmpty();
    }

    /** As an operator starts it: what it starts itself then has the options of its own JVM, and its class path. */
    private Ended inAProcessOfItsOwn(Project project, String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int exit = new ProcessBuilder(FreshJvm.command("io.nightjar.Nightjar", arguments))
                .directory(project.folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(exit, Files.readString(out), Files.readString(err));
    }

    /** Killed between its plan and its publication, the night has to be resumed; this seed means it to be. */
    private static void tellsOfItsRestartWhereSomethingWasLeft(String killed) {
        if (killed.matches(".*  (scoring|judge)  killed.*")) {
            assertThat(killed).containsPattern("; restart took [0-9.]+ s for [0-4] of 4 splits$");
        }
    }
}
