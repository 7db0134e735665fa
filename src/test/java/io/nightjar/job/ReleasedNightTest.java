package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.ReceiptFile;
import io.nightjar.run.RunId;
import io.nightjar.run.RunStatus;
import io.nightjar.run.Waiver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedNightTest {
    private static final Waiver WAIVER =
            new Waiver("the rows are right", "operator ann", Instant.parse("2001-05-09T05:00:00Z"), Optional.empty());

    @TempDir
    Path folder;

    private RealNights project;

    @BeforeEach
    void open() {
        project = new RealNights(folder);
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 12000000");
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aHeldRunIsPublishedWithoutScoringAgainAndItsReceiptSaysWhoAndWhy() {
        RunOutcome held = hold();
        assertThat(project.isPublished()).isFalse();
        project.beforeScoring = batch -> {
            throw new IllegalStateException("scored again");
        };
        List<Optional<Waiver>> reported = new ArrayList<>();
        project.reports = (report, where) -> {
            reported.add(report.facts().waiver());
            return where;
        };
        RunOutcome released = project.nights().release(held.run().id(), WAIVER, ProgressListener.silent());
        assertThat(reported).containsExactly(Optional.of(WAIVER));
        assertThat(released.exit()).isEqualTo(ExitStatus.OK);
        assertThat(released.run().id()).isEqualTo(held.run().id());
        assertThat(released.run().status()).isEqualTo(RunStatus.PUBLISHED);
        assertThat(released.run().verdict()).contains("held");
        String receipt = project.filesBelow("output").stream()
                .filter(name -> name.contains("_receipt-"))
                .findFirst()
                .orElseThrow();
        Receipt written = ReceiptFile.read(receipt, project.storage.read("output/" + receipt));
        assertThat(written.verdict().outcome()).isEqualTo("held");
        assertThat(written.verdict().waiver()).contains(WAIVER);
        assertThat(new StoredProfiles(project.ledger.reader())
                        .published(RealNights.JOB, Optional.empty(), RealNights.NIGHT, 10))
                .as("nights that others are measured by")
                .isEmpty();
        assertThatThrownBy(() -> project.nights().release(held.run().id(), WAIVER, ProgressListener.silent()))
                .hasMessageContaining("cannot be released: it is published, and only a held run can be released");
    }

    @Test
    void aReleaseThatFailedIsFinishedByARestartAndWhoReleasesAgainIsToldSo() {
        RunOutcome held = hold();
        RunId run = held.run().id();
        project.reports = (report, where) -> {
            throw new IllegalStateException("the disk of the reports is full");
        };
        assertThatThrownBy(() -> project.nights().release(run, WAIVER, ProgressListener.silent()));

        assertThatThrownBy(() -> project.nights().release(run, WAIVER, ProgressListener.silent()))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.next()).containsExactly("nightjar restart " + run))
                .hasMessageContaining("it was released before, and is failed since: its waiver stands");
        project.reports = (report, where) -> where;
        RunOutcome restarted = project.nights().restart(run, "operator", ProgressListener.silent());
        assertThat(restarted.run().status()).isEqualTo(RunStatus.PUBLISHED);
    }

    @Test
    void aWaiverThatHasExpiredPublishesNothing() {
        RunOutcome held = hold();
        Waiver old = new Waiver("then", "operator ann", Instant.EPOCH, Optional.of(Instant.EPOCH.plusSeconds(1)));
        RunOutcome again = project.nights().release(held.run().id(), old, ProgressListener.silent());
        assertThat(again.exit()).isEqualTo(ExitStatus.HELD);
        assertThat(project.isPublished()).isFalse();
    }

    private RunOutcome hold() {
        RunOutcome held = project.nights().run(project.spec(), RunOptions.usual(), ProgressListener.silent());
        assertThat(held.exit()).isEqualTo(ExitStatus.HELD);
        return held;
    }
}
