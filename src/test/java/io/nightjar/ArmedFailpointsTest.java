package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmedFailpointsTest {
    private static final String NIGHT = "2001-05-08";
    private static final String RUN = Project.JOB + "@" + NIGHT;

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
    void aCommitWhoseAnswerIsLostIsPublishedAllTheSame() {
        Ended published = night("after-publish-commit:error");
        assertThat(published.exit()).as(published.all()).isZero();
        assertThat(project.filesBelow("staging")).isEmpty();
        Ended again = night("after-publish-commit:error,before-settle-lock:error", "--rerun");
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("published, ", "Published all the same, though this failed:");
    }

    @Test
    void aCommitThatNobodyCanTellTheOutcomeOfIsUnknownUntilRecoverLooks() {
        Ended unknown = night("before-publish-commit:error,before-settle-lock:error");
        assertThat(unknown.exit()).as(unknown.all()).isEqualTo(40);
        assertThat(unknown.err()).contains("NJ-COMMIT-UNKNOWN", "next: ./nightjar recover");
        assertThat(project.run("status").out()).contains("publishing");
        Ended recovered = project.run("recover");
        assertThat(recovered.out()).contains("had put its table in place", "the record was completed");
        assertThat(project.night(NIGHT).exit()).isEqualTo(30);
        assertThat(project.filesBelow("staging")).isEmpty();
    }

    @Test
    void whatAPublishedNightLeftInStagingIsClearedByTheNextRunOfThatNightThoughItFindsNothingToDo() {
        assertThat(night("before-delete-staging:error").exit()).isZero();
        assertThat(project.filesBelow("staging")).isNotEmpty();
        Ended again = project.night(NIGHT, "--ok-if-published");
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.err()).contains("needs its staged files no more: cleared them.");
        assertThat(project.filesBelow("staging")).isEmpty();
    }

    @Test
    void whatAPersonDecidesEndsARunThatNobodyElseCanSettle() {
        assertThat(night("before-place-table:error,before-withdraw-lock:error").exit())
                .isEqualTo(20);
        assertThat(project.run("abandon", RUN, "--reason", "too early").exit()).isZero();
        project.night(NIGHT, "--set", "torture.failpoint=before-place-table:error,before-withdraw-lock:error");
        Ended failed = project.run("force-fail", RUN, "--reason", "nobody knows");
        assertThat(failed.out()).as(failed.all()).contains("is failed; nothing was deleted.", "nightjar restart ");
        assertThat(project.run("show", RUN).out())
                .containsPattern("NJ-RUN-FAILED +Failed by force at .*Z by .*: nobody knows");
        Ended again = project.run("force-fail", RUN, "--reason", "once more");
        assertThat(again.exit()).isEqualTo(21);
        assertThat(again.err()).contains("is failed; only a run that says it is under way can be failed by force");
        assertThat(project.run("abandon", RUN, "--reason", "mistyped").exit()).isZero();
        assertThat(project.filesBelow("staging")).isEmpty();
        assertNobodyWaitsForIt();
    }

    private void assertNobodyWaitsForIt() {
        assertThat(project.run("show", RUN).out())
                .containsPattern("given up +Given up at .*Z by operator .*: mistyped | before: Failed by force");
        Ended status = project.run("status");
        assertThat(status.exit()).as(status.all()).isZero();
        assertThat(status.out()).contains("abandoned").doesNotContain("failed");
        Ended backfill = project.run("backfill", Project.JOB, "--from", NIGHT, "--to", NIGHT, "--dry-run");
        assertThat(backfill.out()).contains("0 of 1 date to run", "mistyped");
        assertThat(project.run("recover").out()).contains("nothing to recover");
        assertThat(project.run("restart", RUN).exit()).isEqualTo(21);
        assertThat(project.night(NIGHT).exit()).as("it can still be run").isZero();
    }

    @Test
    void aPublishedRunThatIsRestartedOrGivenUpStaysAsItIs() {
        assertThat(project.night(NIGHT).exit()).isZero();
        Ended again = project.run("restart", RUN);
        assertThat(again.exit()).as(again.all()).isEqualTo(30);
        assertThat(again.err()).contains("NJ-ALREADY-PUBLISHED", "flight-delay@2001-05-08 is published by run");
        Ended refused = project.run("abandon", RUN, "--reason", "unwanted");
        assertThat(refused.exit()).isEqualTo(21);
        assertThat(refused.err()).contains("is published; only a failed, stopped or held run can be given up");
    }

    @Test
    void aClockThatStepsBackAnHourBeforeTheCommitChangesNothing() {
        assertThat(project.night(NIGHT).exit()).isZero();
        byte[] table = project.read(project.table(NIGHT));
        Ended stepped = night("before-publish-lock:clock", "--rerun");
        assertThat(stepped.exit()).as(stepped.all()).isZero();
        assertThat(project.read(project.table(NIGHT))).isEqualTo(table);
        assertThat(project.run("runs", Project.JOB).out().lines().filter(line -> line.contains(NIGHT)))
                .satisfiesExactly(
                        newest -> assertThat(newest).contains("  published  "),
                        replaced -> assertThat(replaced).contains("  superseded  "));
        assertThat(project.run("status").exit()).isZero();
    }

    @Test
    void whereTheTableLiesInPlaceForceFailSaysPublished() {
        assertThat(night("before-publish-commit:error,before-settle-lock:error").exit())
                .isEqualTo(40);
        Ended published = project.run("force-fail", RUN, "--reason", "nobody knows");
        assertThat(published.out()).contains("it is published, not failed");
        assertThat(project.night(NIGHT).exit()).isEqualTo(30);
    }

    private Ended night(String failpoints, String... more) {
        String[] options = Stream.concat(Stream.of("--set", "torture.failpoint=" + failpoints), Stream.of(more))
                .toArray(String[]::new);
        return project.night(NIGHT, options);
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
