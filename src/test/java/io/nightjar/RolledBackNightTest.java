package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolledBackNightTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    private Project project;
    private byte[] first;
    private byte[] second;

    @BeforeEach
    void publishTwice() {
        project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        first = project.read(project.table(NIGHT));
        project.flights("2001-05-07", NIGHT, "late.parquet");
        Ended again = project.night(NIGHT, "--rerun");
        assertThat(again.exit()).as(again.all()).isZero();
        second = project.read(project.table(NIGHT));
    }

    @Test
    void theRunBeforeIsPublishedAgainAndTheLaterOneCanBeNamed() {
        String later = newest();
        Ended back = rollback();
        assertThat(back.exit()).as(back.all()).isZero();
        assertThat(project.read(project.table(NIGHT))).isEqualTo(first);
        assertThat(project.filesBelow("staging")).isEmpty();
        assertThat(project.run("runs").out())
                .containsPattern(later + "  flight-delay  2001-05-08  superseded  ")
                .containsOnlyOnce("superseded")
                .containsOnlyOnce(" published ");
        assertThat(project.run("runs", "--json").out())
                .containsPattern("(?s)\"run\" : \"" + later + "\".{0,120}\"status\" : \"published\"")
                .containsOnlyOnce("\"superseded\" : true");
        assertThat(project.run("show", later).out()).startsWith("flight-delay@2001-05-08  superseded, ");
        Ended further = rollback();
        assertThat(further.exit()).isEqualTo(21);
        assertThat(further.err()).contains("no earlier run of flight-delay@2001-05-08 was published");
        assertThat(rollback("--to", later).exit()).isZero();
        assertThat(project.read(project.table(NIGHT))).isEqualTo(second);
        assertThat(rollback("--to", later).err()).contains("is what is published");
    }

    @Test
    void aRollbackThatFailsLeavesWhatIsPublishedAndCanBeDoneAgain() {
        Ended failed = rollback("--set", "torture.failpoint=before-place-table:error");
        assertThat(failed.exit()).as(failed.all()).isEqualTo(20);
        assertThat(project.read(project.table(NIGHT))).isEqualTo(second);
        assertThat(project.run("recover").out()).doesNotContain("failed");
        assertThat(rollback().exit()).isZero();
        assertThat(project.read(project.table(NIGHT))).isEqualTo(first);
        assertThat(project.filesBelow("output/flight-delay/date=" + NIGHT)).hasSize(2);
    }

    private Ended rollback(String... more) {
        String[] arguments = Arrays.copyOf(new String[] {"rollback", Project.JOB, "--date", NIGHT}, 4 + more.length);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return project.run(arguments);
    }

    private String newest() {
        return project.run("show", Project.JOB + "@" + NIGHT, "--json")
                .out()
                .replaceAll("(?s).*\"run\" : \"([0-9a-f]+)\".*", "$1");
    }
}
