package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmedFailpointsTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void open() {
        project = new Project(folder);
        project.flights(NIGHT);
    }

    @Test
    void aStepThatFailsAsAskedEndsTheRunWhichAnotherOneFinishes() {
        Ended failed = project.night(NIGHT, "--set", "torture.failpoint=before-place-table:error");
        assertThat(failed.exit()).isEqualTo(20);
        assertThat(failed.err()).contains("NJ-STORAGE-FAILED", "failpoint before-place-table");
        assertThat(project.table(NIGHT)).doesNotExist();
        Ended again = project.night(NIGHT);
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(project.table(NIGHT)).exists();
    }

    @Test
    void anUnknownFailpointIsRefusedWithThoseThereAre() {
        Ended refused = project.night(NIGHT, "--set", "torture.failpoint=after-lunch:kill");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("no failpoint 'after-lunch'", "after-place-table", "before-publish-lock");
        assertThat(project.night(NIGHT, "--set", "torture.failpoint=kill").err())
                .contains("'torture.failpoint' must be 'none' or FAILPOINT:kill");
    }

    @Test
    void noFileCanArmOneAndNoListNamesIt() {
        project.edit("nightjar.yaml", "timezone:", "torture:\n  failpoint: before-place-table:kill\ntimezone:");
        assertThat(project.night(NIGHT).err()).contains("unknown key 'torture.failpoint'");
        project.edit("nightjar.yaml", "torture:\n  failpoint: before-place-table:kill\n", "");
        assertThat(project.run("config", "keys").all()).contains("log.format").doesNotContain("torture");
    }
}
