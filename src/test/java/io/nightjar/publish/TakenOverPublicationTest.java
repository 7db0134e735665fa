package io.nightjar.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunId;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process falls asleep at some step, another takes over and publishes, and the first wakes up where it was: with its
 * check of the token behind it, and a session that the database has long given up.
 */
class TakenOverPublicationTest {
    private static final RunId FIRST = new RunId("0000000000aa");
    private static final RunId SLEEPER = new RunId("0000000000bb");
    private static final RunId HEIR = new RunId("0000000000cc");
    private static final OutputLayout LAYOUT = Receipts.LAYOUT;

    /** After a step is before the next one, nearly always. */
    private static final boolean ALL = Boolean.getBoolean("nightjar.failpoints");

    @TempDir
    Path project;

    private Storage storage;

    /** How often the lease has changed hands. */
    private final AtomicInteger token = new AtomicInteger();

    @BeforeEach
    void open() {
        storage = new ProjectStorage(project);
    }

    static List<Failpoint> whoWakesUpAfterATakeoverChangesNothingAnyMore() {
        return Failpoint.all().stream()
                .filter(point -> point.step().compareTo(Step.DELETE_STAGING) <= 0)
                .filter(point -> ALL || point.side() == Failpoint.Side.BEFORE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void whoWakesUpAfterATakeoverChangesNothingAnyMore(Failpoint asleep) {
        publication(Failpoints.NONE).publish(new TokenFence(Failpoints.NONE), candidate(FIRST, "one"));
        Failpoints sleep = point -> {
            if (point.equals(asleep)) {
                takeOver();
            }
        };
        try {
            publication(sleep).publish(new TokenFence(sleep), candidate(SLEEPER, "two"));
        } catch (NightjarException e) {
            assertThat(e.code())
                    .isIn(
                            ErrorCode.LEASE_LOST,
                            ErrorCode.STORAGE_FAILED,
                            ErrorCode.LEDGER_UNAVAILABLE,
                            ErrorCode.COMMIT_UNKNOWN);
        }
        assertThat(token).as("takeovers").hasValue(1);
        assertThat(text(LAYOUT.table(Receipts.JOB, Receipts.DATE))).isEqualTo("three");
        String sha256 = storage.sha256(LAYOUT.table(Receipts.JOB, Receipts.DATE));
        String receipt = LAYOUT.receipt(Receipts.JOB, Receipts.DATE, sha256);
        assertThat(names(LAYOUT.outputFolder(Receipts.JOB, Receipts.DATE)))
                .containsExactly(receipt.substring(receipt.lastIndexOf('/') + 1), "scores.parquet");
        Receipt read = ReceiptFile.read(receipt, storage.read(receipt));
        assertThat(read.run()).isEqualTo(HEIR);
        assertThat(storage.sha256(read.rejects().orElseThrow().location()))
                .isEqualTo(read.rejects().orElseThrow().sha256());
        assertThat(text(LAYOUT.chain(Receipts.JOB))).isEqualTo("records as owner 1 knows them\n");
        assertThat(history(FIRST)).contains("one");
        assertThat(history(SLEEPER).orElse("two")).isEqualTo("two");
        assertThat(history(HEIR)).isEmpty();
    }

    @Test
    void workWithinTheFenceThatIsDoneTwiceSinceTheAnswerWasLostPublishesOnce() {
        publication(Failpoints.NONE).publish(new TokenFence(Failpoints.NONE), candidate(FIRST, "one"));
        Fence twice = (purpose, work) -> {
            new TokenFence(Failpoints.NONE).hold(purpose, work);
            new TokenFence(Failpoints.NONE).hold(purpose, work);
        };
        Published published = publication(Failpoints.NONE).publish(twice, candidate(SLEEPER, "two"));
        assertThat(published.leftovers()).isEmpty();
        assertThat(text(LAYOUT.table(Receipts.JOB, Receipts.DATE))).isEqualTo("two");
        assertThat(history(FIRST)).contains("one");
        assertThat(names(LAYOUT.outputFolder(Receipts.JOB, Receipts.DATE))).hasSize(2);
    }

    @Test
    void nothingIsPublishedOnceTheCommitFolderIsTakenAwayThoughTheFenceLetsItThrough() {
        Failpoints revoked = point -> {
            if (point.equals(Step.PLACE_TABLE.before())) {
                publication(Failpoints.NONE).revoke(Receipts.JOB, Receipts.DATE);
            }
        };
        assertThatThrownBy(() -> publication(revoked).publish(new OpenFence(), candidate(SLEEPER, "two")))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_LOST));
        assertThat(storage.find(LAYOUT.table(Receipts.JOB, Receipts.DATE))).isEmpty();
    }

    private void takeOver() {
        token.incrementAndGet();
        Publication heir = publication(Failpoints.NONE);
        heir.revoke(Receipts.JOB, Receipts.DATE);
        heir.publish(new TokenFence(Failpoints.NONE), candidate(HEIR, "three"));
    }

    private Publication publication(Failpoints failpoints) {
        return new Publication(storage, LAYOUT, failpoints);
    }

    private Candidate candidate(RunId run, String content) {
        String launch = LAYOUT.launchFolder(Receipts.JOB, Receipts.DATE, run, 1);
        PartFile table = stage(OutputLayout.stagedTable(launch), content, 29);
        PartFile rejects = stage(OutputLayout.stagedRejects(launch), "rejects of " + content, 1);
        return Receipts.candidate(run, table, Optional.of(rejects), content);
    }

    private PartFile stage(String location, String content, long rows) {
        storage.writeAtomically(location, content.getBytes(StandardCharsets.UTF_8));
        return new PartFile(location, rows, content.length(), storage.sha256(location));
    }

    private Optional<String> history(RunId run) {
        String kept = LAYOUT.historyFolder(Receipts.JOB, Receipts.DATE, run.value()) + "/scores.parquet";
        return storage.find(kept).map(entry -> text(kept));
    }

    private String text(String location) {
        return new String(storage.read(location), StandardCharsets.UTF_8);
    }

    private List<String> names(String folder) {
        return storage.list(folder).stream().map(Storage.Entry::name).toList();
    }

    /** Checks the token when it is locked; who loses the lease later hears of it only when nothing is recorded. */
    private final class TokenFence implements Fence {
        private final Failpoints failpoints;
        private final int mine = token.get();

        TokenFence(Failpoints failpoints) {
            this.failpoints = failpoints;
        }

        @Override
        public void hold(Purpose purpose, Consumer<CommitLog> work) {
            failpoints.around(purpose.lock(), () -> {
                if (token.get() != mine) {
                    throw NightjarException.of(ErrorCode.LEASE_LOST, "Taken over.");
                }
            });
            work.accept(new StepsOfTheLog(failpoints, mine));
            failpoints.around(purpose.commit(), () -> {
                if (token.get() != mine) {
                    throw NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, "The session is gone.");
                }
            });
        }
    }

    private static final class OpenFence implements Fence {
        @Override
        public void hold(Purpose purpose, Consumer<CommitLog> work) {
            work.accept(new StepsOfTheLog(Failpoints.NONE, 0));
        }
    }

    /** Comes to every failpoint of the ledger's own log, and records nothing. */
    private record StepsOfTheLog(Failpoints failpoints, int owner) implements CommitLog {
        @Override
        public void intend(Intent intent) {
            reach(Step.INTENT_RUN, Step.INTENT_SEQUENCE, Step.INTENT_PUBLICATION, Step.INTENT_OUTPUTS);
        }

        @Override
        public void complete(Intent intent) {
            reach(
                    Step.RECORD_SUPERSEDED,
                    Step.RECORD_PUBLICATION,
                    Step.RECORD_CHAIN,
                    Step.RECORD_RUN,
                    Step.RECORD_LAUNCH);
        }

        @Override
        public List<String> chain(String job) {
            return List.of("records as owner " + owner + " knows them");
        }

        @Override
        public void withdraw(Intent intent) {
            reach(Step.WITHDRAW_PUBLICATION, Step.WITHDRAW_RUN);
        }

        private void reach(Step... steps) {
            for (Step step : steps) {
                failpoints.around(step, () -> {});
            }
        }
    }
}
