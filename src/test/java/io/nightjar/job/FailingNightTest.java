package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights in which something fails that no step foresees: they are failed in the ledger and to their caller. */
class FailingNightTest {
    @TempDir
    Path folder;

    private RealNights project;

    @BeforeEach
    void open() {
        project = new RealNights(folder);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void anErrorOfTheJvmWhileASplitIsScoredFailsTheNight() {
        project.beforeScoring = batch -> {
            throw new NoClassDefFoundError("a class that is not there");
        };
        failsAndIsFinishedByTheNextRun();
    }

    @Test
    void anErrorOfTheJvmInALaterStepFailsTheNight() {
        ReportSink real = project.reports;
        project.reports = (report, where) -> {
            project.reports = real;
            throw new StackOverflowError();
        };
        failsAndIsFinishedByTheNextRun();
    }

    @Test
    void whatSpringBatchCannotWriteDownFailsTheNight() {
        project.beforeScoring = batch -> sql("ALTER TABLE BATCH_STEP_EXECUTION RENAME TO GONE");
        assertThatThrownBy(this::run).isInstanceOf(NightjarException.class);
        assertThat(newest().status()).isEqualTo(RunStatus.FAILED);
        assertThat(project.isPublished()).isFalse();
        sql("ALTER TABLE GONE RENAME TO BATCH_STEP_EXECUTION");
        project.beforeScoring = batch -> {};
        assertThat(run().exit()).isEqualTo(ExitStatus.OK);
    }

    private void failsAndIsFinishedByTheNextRun() {
        assertThatThrownBy(this::run).isInstanceOfSatisfying(NightjarException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL);
            assertThat(e.next()).contains("nightjar restart " + newest().id());
        });
        assertThat(newest().status()).isEqualTo(RunStatus.FAILED);
        assertThat(newest().errorCode()).contains("NJ-INTERNAL");
        assertThat(project.isPublished()).isFalse();
        project.beforeScoring = batch -> {};
        assertThat(run().exit()).isEqualTo(ExitStatus.OK);
        assertThat(newest().status()).isEqualTo(RunStatus.PUBLISHED);
    }

    private RunOutcome run() {
        return project.nights().run(project.spec(), RunOptions.usual(), ProgressListener.silent());
    }

    private RunRecord newest() {
        Optional<RunRecord> newest = project.ledger.reader().runs().newest(RealNights.JOB, RealNights.NIGHT);
        return newest.orElseThrow();
    }

    private void sql(String statement) {
        try (var connection = project.ledger.dataSource().getConnection();
                var execute = connection.createStatement()) {
            execute.execute(statement);
        } catch (java.sql.SQLException e) {
            // Another split was faster.
        }
    }
}
