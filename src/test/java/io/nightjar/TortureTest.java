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
}
