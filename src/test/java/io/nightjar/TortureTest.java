package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
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

    @Test
    void aNightThatIsKilledAtARandomMomentIsWholeAndNothingIsLeftBehind() {
        Project project = new Project(folder);

        Ended ended = project.run(
                "torture", "--only", "kill", "--kills", "1", "--files", "4", "--rows", "5000", "--seed", "7", "--json");

        assertThat(ended.exit()).as(ended.all()).isZero();
        assertThat(ended.out()).contains("\"held\" : true", "\"rows\" : 20000");
        assertThat(ended.err().lines().filter(line -> line.startsWith("killed at a random moment")))
                .hasSize(1);
        assertThat(project.filesBelow("torture-7")).isEmpty();
        assertThat(project.filesBelow("state/torture-7")).isEmpty();
    }

    @Test
    void aDamagedRowIsNamedAndOfThreeProcessesThatStartTogetherOnePublishes() {
        Project project = new Project(folder);

        Ended ended = project.run(
                "torture",
                "--only",
                "ledger,start,database",
                "--starts",
                "3",
                "--files",
                "3",
                "--rows",
                "2000",
                "--json");

        assertThat(ended.exit()).as(ended.all()).isZero();
        assertThat(ended.err())
                .contains(
                        "a row of the ledger damaged  a finished split  exit 21",
                        "many started for one night  3 processes  exit 0: 1, after ",
                        "database away  its line  skipped: the embedded ledger is a file");
        assertThat(ended.out()).contains("\"held\" : true");
    }
}
