package io.nightjar.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunId;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    private static final RunId FIRST = new RunId("0000000000aa");
    private static final RunId SECOND = new RunId("0000000000bb");
    private static final OutputLayout LAYOUT = Receipts.LAYOUT;

    @TempDir
    Path project;

    private Storage storage;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void open() {
        storage = new ProjectStorage(project);
    }

    @Test
    void theOrderIsReceiptThenIntentThenTheRenameWithinTheFence() {
        publication(point -> said.add(point.name())).publish(new ListeningFence(), candidate(FIRST, "one"));
        assertThat(said)
                .containsExactly(
                        "before-sync-rejects",
                        "after-sync-rejects",
                        "before-sync-table",
                        "after-sync-table",
                        "before-stage-receipt",
                        "after-stage-receipt",
                        "before-stage-schema",
                        "after-stage-schema",
                        "[",
                        "before-place-rejects",
                        "after-place-rejects",
                        "before-place-receipt",
                        "after-place-receipt",
                        "intend",
                        "]",
                        "[",
                        "before-place-schema",
                        "after-place-schema",
                        "before-place-table",
                        "after-place-table",
                        "complete",
                        "]",
                        "[",
                        "]",
                        "before-delete-staging",
                        "after-delete-staging");
    }

    @Test
    void nothingButTheTableAndItsReceiptStandsInTheOutputAndStagingIsCleared() {
        Published published = publish(FIRST, "one");
        String receipt = "_receipt-" + published.intent().table().sha256().substring(0, 16) + ".json";
        assertThat(names(LAYOUT.outputFolder(Receipts.JOB, Receipts.DATE))).containsExactly(receipt, "scores.parquet");
        assertThat(storage.list("staging/flight-delay/date=2001-05-08")).isEmpty();
        assertThat(published.replaced()).isEmpty();
        assertThat(published.leftovers()).isEmpty();
        Receipt read = ReceiptFile.read(receipt, storage.read(published.intent().receipt()));
        assertThat(read.run()).isEqualTo(FIRST);
        assertThat(read.rejects()).isEqualTo(published.intent().rejects());
        assertThat(storage.find(read.rejects().orElseThrow().location())).isPresent();
    }

    @Test
    void theReplacedTableIsKeptInHistoryWithItsReceiptAndItsRejects() {
        publish(FIRST, "one");
        Published second = publish(SECOND, "two");
        assertThat(text(LAYOUT.table(Receipts.JOB, Receipts.DATE))).isEqualTo("two");
        String kept = second.replaced().orElseThrow();
        assertThat(kept).isEqualTo("history/flight-delay/date=2001-05-08/0000000000aa");
        assertThat(text(kept + "/scores.parquet")).isEqualTo("one");
        assertThat(names(kept)).hasSize(3).first().asString().startsWith("_receipt-");
        assertThat(names(kept).get(1)).startsWith("rejects-");
        assertThat(names(LAYOUT.outputFolder(Receipts.JOB, Receipts.DATE))).hasSize(2);
    }

    @Test
    void aTableThatNobodyHasAReceiptForIsKeptToo() throws IOException {
        Path table = project.resolve(LAYOUT.table(Receipts.JOB, Receipts.DATE));
        Files.createDirectories(table.getParent());
        Files.writeString(table, "foreign");
        String kept = publish(FIRST, "one").replaced().orElseThrow();
        assertThat(kept).contains("/without-receipt-");
        assertThat(text(kept + "/scores.parquet")).isEqualTo("foreign");
    }

    @Test
    void aRerunOfEqualBytesKeepsTheOldReceiptAndPutsItsOwnInPlace() {
        publish(FIRST, "same");
        Published second = publish(SECOND, "same");
        assertThat(runIn(second.intent().receipt())).isEqualTo(SECOND);
        String name =
                second.intent().receipt().substring(second.intent().receipt().lastIndexOf('/'));
        assertThat(runIn(second.replaced().orElseThrow() + name)).isEqualTo(FIRST);
    }

    @Test
    void theReceiptOfARunOfEqualBytesThatCameToNothingIsTakenBack() {
        Published first = publish(FIRST, "same");
        Failpoints dies = point -> {
            if (point.equals(Step.PLACE_RECEIPT.after())) {
                throw new IllegalStateException("dies here");
            }
        };
        assertThatThrownBy(() -> publication(dies).publish(new ListeningFence(), candidate(SECOND, "same")))
                .hasMessage("dies here");
        assertThat(runIn(first.intent().receipt())).isEqualTo(SECOND);
        StagedRun failed = new StagedRun(Receipts.JOB, Receipts.DATE, SECOND);
        publication(Failpoints.NONE).restoreReceipt(new ListeningFence(), failed, FIRST);
        assertThat(runIn(first.intent().receipt())).isEqualTo(FIRST);
    }

    @Test
    void rowsThatAreNotAccountedForAreNotPublished() {
        Candidate whole = candidate(FIRST, "one");
        Candidate rejectsMissing = new Candidate(whole.table(), Optional.empty(), whole.receipt(), Optional.empty());
        assertThatThrownBy(() -> publication(Failpoints.NONE).publish(new ListeningFence(), rejectsMissing))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ROWS_UNACCOUNTED))
                .hasMessage("Run 0000000000aa read 30 rows and has 29 scored and 0 rejected.");
        PartFile table = whole.table();
        Candidate other = new Candidate(
                new PartFile(table.location(), 28, table.bytes(), table.sha256()),
                whole.rejects(),
                whole.receipt(),
                Optional.empty());
        assertThatThrownBy(() -> publication(Failpoints.NONE).publish(new ListeningFence(), other))
                .hasMessageContaining("28 scored and 1 rejected");
        assertThat(said).isEmpty();
        assertThat(storage.find("output")).isEmpty();
    }

    @Test
    void aReceiptThatDescribesOtherBytesIsRefused() {
        Candidate one = candidate(FIRST, "one");
        Candidate other =
                new Candidate(candidate(FIRST, "two").table(), one.rejects(), one.receipt(), Optional.empty());
        assertThatThrownBy(() -> publication(Failpoints.NONE).publish(new ListeningFence(), other))
                .hasMessage("The receipt of run 0000000000aa describes other files.");
        assertThat(storage.find("output")).isEmpty();
    }

    @Test
    void aRenameThatFailsLeavesTheOldTableAndWithdrawsTheIntent() {
        publish(FIRST, "one");
        said.clear();
        Failpoints removesStaging = point -> {
            if (point.equals(Step.PLACE_TABLE.before())) {
                storage.delete(OutputLayout.stagedTable(launch(SECOND)));
            }
        };
        assertThatThrownBy(() -> publication(removesStaging).publish(new ListeningFence(), candidate(SECOND, "two")))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_LOST))
                .hasMessageContaining("was taken away by another process");
        assertThat(text(LAYOUT.table(Receipts.JOB, Receipts.DATE))).isEqualTo("one");
        assertThat(said).containsExactly("[", "intend", "]", "[", "[", "withdraw", "]");
    }

    @Test
    void aCommitThatIsNotConfirmedAfterTheRenameIsUnknownAndNothingIsDeleted() {
        publish(FIRST, "one");
        Fence unconfirmed = new ListeningFence() {
            @Override
            void committed(List<String> recorded) {
                if (recorded.contains("complete")) {
                    throw NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, "The line is cut.");
                }
            }
        };
        assertThatThrownBy(() -> publication(Failpoints.NONE).publish(unconfirmed, candidate(SECOND, "two")))
                .isInstanceOfSatisfying(NightjarException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.COMMIT_UNKNOWN);
                    assertThat(e.next()).containsExactly("nightjar recover");
                    assertThat(e.notDone()).contains("Nothing was deleted.");
                })
                .hasMessageContaining("0000000000bb")
                .hasRootCauseMessage("The line is cut.");
        assertThat(text(LAYOUT.table(Receipts.JOB, Receipts.DATE))).isEqualTo("two");
        assertThat(names(LAYOUT.outputFolder(Receipts.JOB, Receipts.DATE))).hasSize(3);
        assertThat(storage.find(LAYOUT.stagingFolder(Receipts.JOB, Receipts.DATE, SECOND)))
                .isPresent();
        assertThat(said).doesNotContain("withdraw");
    }

    @Test
    void aFenceThatIsShutStopsThePublicationBeforeTheRename() {
        publish(FIRST, "one");
        Fence shut = (purpose, work) -> {
            throw NightjarException.of(ErrorCode.LEASE_LOST, "Taken over.");
        };
        assertThatThrownBy(() -> publication(Failpoints.NONE).publish(shut, candidate(SECOND, "two")))
                .hasMessage("Taken over.");
        assertThat(text(LAYOUT.table(Receipts.JOB, Receipts.DATE))).isEqualTo("one");
    }

    @Test
    void aRunWithoutTheLeaseLeavesTheReceiptOfThePublishedOneOfEqualBytes() {
        Published first = publish(FIRST, "same");
        Fence shut = (purpose, work) -> {
            throw NightjarException.of(ErrorCode.LEASE_LOST, "Taken over.");
        };
        assertThatThrownBy(() -> publication(Failpoints.NONE).publish(shut, candidate(SECOND, "same")))
                .hasMessage("Taken over.");
        assertThat(runIn(first.intent().receipt())).isEqualTo(FIRST);
    }

    @Test
    void aProcessThatLostItsLeaseAfterTheCommitLeavesTheReceiptOfTheNextOwner() {
        String next = LAYOUT.receipt(Receipts.JOB, Receipts.DATE, "f".repeat(64));
        Fence fence = new ListeningFence() {
            @Override
            public void hold(Purpose purpose, Consumer<CommitLog> work) {
                if (purpose == Purpose.TIDY) {
                    storage.writeAtomically(next, new byte[] {1});
                    throw NightjarException.of(ErrorCode.LEASE_LOST, "Taken over.");
                }
                super.hold(purpose, work);
            }
        };
        Published published = publication(Failpoints.NONE).publish(fence, candidate(FIRST, "one"));
        assertThat(published.leftovers()).containsExactly("Not cleared away: Taken over.");
        assertThat(storage.find(next)).isPresent();
    }

    @Test
    void whatCouldNotBeClearedAwayIsFoundByItsStagingAndClearedLater() {
        publish(FIRST, "one");
        Failpoints full = point -> {
            if (point.equals(Step.TAKE_OLD_RECEIPT.before())) {
                throw NightjarException.of(ErrorCode.STORAGE_FAILED, "Disk gone.");
            }
        };
        Published second = publication(full).publish(new ListeningFence(), candidate(SECOND, "two"));
        assertThat(second.leftovers())
                .containsExactly(
                        "Not cleared away: Disk gone. The next run of that date does it, and so does recover.");
        assertThat(names(LAYOUT.outputFolder(Receipts.JOB, Receipts.DATE))).hasSize(3);

        Publication later = publication(Failpoints.NONE);
        StagedRun staged = new StagedRun(Receipts.JOB, Receipts.DATE, SECOND);
        assertThat(later.staged()).containsExactly(staged);
        later.clearReceipts(new ListeningFence(), second.intent(), staged);
        later.clearStaging(staged);
        String receipt = "_receipt-" + second.intent().table().sha256().substring(0, 16) + ".json";
        assertThat(names(LAYOUT.outputFolder(Receipts.JOB, Receipts.DATE))).containsExactly(receipt, "scores.parquet");
        assertThat(later.staged()).isEmpty();
    }

    @Test
    void anOpenIntentIsCompletedOrWithdrawnByWhatLiesInPlace() {
        Intent intent = publish(FIRST, "one").intent();
        said.clear();
        assertThat(publication(Failpoints.NONE).settle(new ListeningFence(), intent))
                .isEqualTo(Settled.COMPLETED);
        publish(SECOND, "two");
        said.clear();
        assertThat(publication(Failpoints.NONE).settle(new ListeningFence(), intent))
                .isEqualTo(Settled.WITHDRAWN);
        assertThat(said).containsExactly("[", "withdraw", "]");
    }

    @Test
    void stagedRunsAreFoundAndClearedOneByOne() {
        candidate(FIRST, "one");
        candidate(SECOND, "two");
        Publication publication = publication(Failpoints.NONE);
        StagedRun first = new StagedRun(Receipts.JOB, Receipts.DATE, FIRST);
        StagedRun second = new StagedRun(Receipts.JOB, Receipts.DATE, SECOND);
        assertThat(publication.staged()).containsExactly(first, second);
        publication.clearStaging(first);
        assertThat(publication.staged()).containsExactly(second);
    }

    private Publication publication(Failpoints failpoints) {
        return new Publication(storage, LAYOUT, failpoints);
    }

    private Published publish(RunId run, String content) {
        return publication(Failpoints.NONE).publish(new ListeningFence(), candidate(run, content));
    }

    private Candidate candidate(RunId run, String content) {
        PartFile table = stage(OutputLayout.stagedTable(launch(run)), content, 29);
        PartFile rejects = stage(OutputLayout.stagedRejects(launch(run)), "rejects of " + content, 1);
        return Receipts.candidate(run, table, Optional.of(rejects));
    }

    private static String launch(RunId run) {
        return LAYOUT.launchFolder(Receipts.JOB, Receipts.DATE, run, 1);
    }

    private PartFile stage(String location, String content, long rows) {
        storage.writeAtomically(location, content.getBytes(StandardCharsets.UTF_8));
        return new PartFile(location, rows, content.length(), storage.sha256(location));
    }

    private String text(String location) {
        return new String(storage.read(location), StandardCharsets.UTF_8);
    }

    private RunId runIn(String receipt) {
        return ReceiptFile.read(receipt, storage.read(receipt)).run();
    }

    private List<String> names(String folder) {
        return storage.list(folder).stream().map(Storage.Entry::name).toList();
    }

    /** Says what is done between which brackets, and records nothing. */
    private class ListeningFence implements Fence {
        @Override
        public void hold(Purpose purpose, Consumer<CommitLog> work) {
            List<String> recorded = new ArrayList<>();
            said.add("[");
            work.accept(new CommitLog() {
                @Override
                public void intend(Intent intent) {
                    say("intend");
                }

                @Override
                public void complete(Intent intent) {
                    say("complete");
                }

                @Override
                public List<String> chain(String job) {
                    return List.of();
                }

                @Override
                public void withdraw(Intent intent) {
                    say("withdraw");
                }

                private void say(String word) {
                    said.add(word);
                    recorded.add(word);
                }
            });
            committed(recorded);
            said.add("]");
        }

        void committed(List<String> recorded) {}
    }
}
