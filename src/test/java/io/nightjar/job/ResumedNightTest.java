package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.OutputLayout;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedNightTest {
    @TempDir
    Path folder;

    private RealNights project;

    @BeforeEach
    void open() throws IOException {
        project = new RealNights(folder);
        Path night = folder.resolve("data/flights/date=2001-05-08");
        Path before = Path.of("data/flights/date=2001-05-07/flights_0.parquet");
        Files.write(night.resolve("flights_1.parquet"), Files.readAllBytes(before));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void whatAnOlderVersionOfTheProgramScoredIsNotMixedIntoANewersTable() throws IOException {
        RunId first = failsInTheSecondSplit();
        project.version = "2";
        Path input = folder.resolve("data/flights/date=2001-05-08");
        Files.move(input, folder.resolve("elsewhere"));
        assertThatThrownBy(this::run).isInstanceOfSatisfying(NightjarException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.INPUT_MISSING));
        Files.move(folder.resolve("elsewhere"), input);
        RunOutcome outcome = run();
        assertThat(outcome.run().id()).isNotEqualTo(first);
        assertThat(outcome.run().launches()).isEqualTo(1);
        assertThat(project.filesBelow("staging")).isEmpty();
    }

    @Test
    void aRunOfTheSameVersionScoresOnlyWhatIsLeft() {
        RunId first = failsInTheSecondSplit();
        AtomicInteger rows = new AtomicInteger();
        project.beforeScoring = batch -> rows.addAndGet(batch.rows());
        RunOutcome outcome = run();
        assertThat(outcome.run().id()).isEqualTo(first);
        assertThat(outcome.run().launches()).isEqualTo(2);
        assertThat((long) rows.get()).isPositive().isLessThan(outcome.run().rowsRead());
        assertThat(outcome.run().rowsScored()).isEqualTo(outcome.run().rowsRead());
    }

    @Test
    void aRerunOfEqualBytesThatComesToNothingLeavesThePublishedRunsReceipt() {
        RunId published = run().run().id();
        assertThat(receipt()).contains(published.value());
        // The ledger takes no intent to publish.
        sql("ALTER TABLE outputs RENAME TO gone");
        assertThatThrownBy(() -> run(RunOptions.Published.REPLACE)).isInstanceOf(NightjarException.class);
        sql("ALTER TABLE gone RENAME TO outputs");
        assertThat(newest().status()).isEqualTo(RunStatus.FAILED);
        assertThat(receipt())
                .contains(published.value())
                .doesNotContain(newest().id().value());
        RunId second = run(RunOptions.Published.REPLACE).run().id();
        assertThat(receipt()).contains(second.value());
    }

    private String receipt() {
        String sha256 = project.storage.sha256(OutputLayout.standard().table(RealNights.JOB, RealNights.NIGHT));
        return new String(
                project.storage.read(OutputLayout.standard().receipt(RealNights.JOB, RealNights.NIGHT, sha256)),
                StandardCharsets.UTF_8);
    }

    private void sql(String statement) {
        try (var connection = project.ledger.dataSource().getConnection();
                var execute = connection.createStatement()) {
            execute.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLaunchThatLostItsLeaseHarmsNoPartOfTheNextOne() {
        project.threads = 1;
        project.beforeScoring = batch -> {
            project.beforeScoring = more -> {};
            // As if this process had stalled: another has taken over and scored the very split that this one is at.
            sql("UPDATE leases SET host = NULL");
            ReportSink real = project.reports;
            project.reports = (report, where) -> {
                throw NightjarException.of(ErrorCode.STORAGE_FAILED, "The disk is full.");
            };
            assertThatThrownBy(() -> CompletableFuture.runAsync(this::run).join())
                    .hasRootCauseMessage("The disk is full.");
            project.reports = real;
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, "The line is cut.");
        };
        assertThatThrownBy(this::run)
                .hasMessageContaining("Another process has taken over")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .contains("The line is cut."));
        project.beforeScoring = batch -> {
            throw new AssertionError("a split is scored again");
        };
        assertThat(run().run().launches()).isEqualTo(3);
    }

    /** The first split is kept in the ledger. */
    private RunId failsInTheSecondSplit() {
        project.threads = 1;
        AtomicInteger files = new AtomicInteger();
        project.beforeScoring = batch -> {
            if (batch.firstRow() == 0 && files.incrementAndGet() == 2) {
                // The first is proved and recorded while the second is already read.
                while (project.ledger.reader().plans().finished(newest().id()).isEmpty()) {
                    Thread.onSpinWait();
                }
                throw NightjarException.of(ErrorCode.STORAGE_FAILED, "The disk is full.");
            }
        };
        assertThatThrownBy(this::run).hasMessage("The disk is full.");
        project.beforeScoring = batch -> {};
        assertThat(project.ledger.reader().plans().finished(newest().id())).hasSize(1);
        return newest().id();
    }

    private RunOutcome run() {
        return run(RunOptions.Published.REFUSE);
    }

    private RunOutcome run(RunOptions.Published published) {
        RunOptions options = new RunOptions(published, Optional.empty(), "operator", RunOptions.Patience.WAIT);
        return project.nights().run(project.spec(), options, ProgressListener.silent());
    }

    private RunRecord newest() {
        List<RunRecord> runs = project.ledger.reader().runs().list(RealNights.JOB, 1);
        return runs.get(0);
    }
}
