package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night under its lease that must have the plan it was given. */
class ExactNightTest {
    @TempDir
    Path folder;

    private RealNights project;
    private FrozenNight planned;

    @BeforeEach
    void plan() {
        project = new RealNights(folder);
        planned = project.nights().plan(project.spec()).frozen();
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void thePlannedNightIsRun() {
        assertThat(run().exit()).isEqualTo(ExitStatus.OK);
        assertThat(project.ledger.reader().runs().list(1).get(0).planDigest()).isEqualTo(planned.planDigest());
    }

    @Test
    void anotherProgramIsRefusedAndNothingIsRecorded() {
        project.version = "2";
        refused(ErrorCode.PLAN_CHANGED, "was planned by Nightjar 1 (unknown), and this is 2 (unknown)");
    }

    @Test
    void anInputThatChangedAfterTheFirstLookIsRefusedAndNothingIsRecorded() {
        project.storage.writeAtomically(
                planned.inputs().get(0).location() + ".more.parquet",
                project.storage.read(planned.inputs().get(0).location()));
        refused(ErrorCode.PLAN_INPUT_CHANGED, "1 file added (flights_0.parquet.more.parquet)");
    }

    @Test
    void aTableThatTheNightWasToReplaceAndThatIsAnotherByNowIsRefused() {
        assertThat(run().exit()).isEqualTo(ExitStatus.OK);
        planned = project.nights().plan(project.spec()).frozen();
        FrozenNight first = planned;
        assertThat(run().exit()).isEqualTo(ExitStatus.OK);
        planned = first;
        assertThatThrownBy(this::run)
                .hasMessageMatching(
                        "flight-delay@2001-05-08 has been published by run [0-9a-f]{12} since the plan was" + " made");
    }

    private RunOutcome run() {
        return project.nights().run(project.spec(), RunOptions.exactly(planned, "test"), ProgressListener.silent());
    }

    private void refused(ErrorCode code, String message) {
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
        assertThat(project.ledger.reader().runs().list(5)).isEmpty();
    }
}
