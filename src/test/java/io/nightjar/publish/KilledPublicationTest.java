package io.nightjar.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.ledger.Recovery;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/**
 * A process is killed at steps of a publication; what it leaves is mended, and the table is always whole.
 * {@code -Dnightjar.failpoints=true} kills at every failpoint there is.
 */
class KilledPublicationTest {
    private static final RunId OLD = new RunId("0000000000aa");
    private static final RunId NEW = new RunId("0000000000bb");
    private static final long OLD_SEED = 1;
    private static final long NEW_SEED = 2;

    /** Those of a withdrawal or a settlement are reached after another failure only. */
    private static final List<Failpoint> REACHED = Failpoint.all().stream()
            .filter(point -> point.step().compareTo(Step.DELETE_STAGING) <= 0)
            .toList();

    /**
     * One of each state that a killed process can leave: what is between two of these is either not yet committed, so that
     * the database undoes it, or one more file of those that the next point leaves too.
     */
    private static final List<Failpoint> POINTS = Boolean.getBoolean("nightjar.failpoints")
            ? REACHED
            : List.of(
                    Step.KEEP_OLD_TABLE.before(),
                    Step.PLACE_RECEIPT.after(),
                    Step.INTENT_COMMIT.after(),
                    Step.PLACE_SCHEMA.after(),
                    Step.PLACE_TABLE.after(),
                    Step.PUBLISH_COMMIT.before(),
                    Step.PUBLISH_COMMIT.after(),
                    Step.PLACE_CHAIN.before(),
                    Step.PLACE_CHAIN.after(),
                    Step.DELETE_STAGING.after());

    /** The old table, published once for all tests. */
    @TempDir
    static Path template;

    @TempDir
    Path project;

    private Storage storage;

    @BeforeAll
    static void publishOldTable() {
        publishOldTable(template, "");
    }

    private static void publishOldTable(Path project, String url) {
        LedgerSettings settings = PublishingProcess.settings(project, url);
        try (Ledger ledger = Ledger.open(settings, Clock.systemUTC(), "setting up")) {
            new PublishingProcess(ledger, project, Failpoints.NONE).publish(OLD, OLD_SEED);
        }
    }

    @BeforeEach
    void open() {
        storage = new ProjectStorage(project);
    }

    @ParameterizedTest
    @MethodSource
    void aProcessKilledAtAnyStepLeavesAWholeTableThatRecoverAndARetryComplete(Failpoint point) throws IOException {
        FileSystemUtils.copyRecursively(template, project);
        killAndMend(point, "");
    }

    static List<Failpoint> aProcessKilledAtAnyStepLeavesAWholeTableThatRecoverAndARetryComplete() {
        return POINTS;
    }

    @Test
    void onPostgresTheLockOfAKilledProcessIsFreeAgain() throws IOException {
        try (RealPostgres server = RealPostgres.start()) {
            String url = server.url();
            publishOldTable(project, url);
            killAndMend(Step.PLACE_TABLE.after(), url);
        }
    }

    private void killAndMend(Failpoint point, String url) {
        LedgerSettings settings = PublishingProcess.settings(project, url);
        try (ChildJvm child = new ChildJvm(
                PublishingProcess.class, project.toString(), url, NEW.value(), "" + NEW_SEED, point.name())) {
            child.waitFor("reached " + point);
            assertThat(tableInPlace()).isEqualTo(PublishingProcess.bytes(renamed(point) ? NEW_SEED : OLD_SEED));
            try (LedgerReader reader = LedgerReader.open(settings)) {
                assertThat(reader.runs().published(Receipts.JOB, Receipts.DATE).map(RunRecord::id))
                        .contains(recorded(point) ? NEW : OLD);
            }
            child.kill();
        }
        assertThat(tableInPlace()).isEqualTo(PublishingProcess.bytes(renamed(point) ? NEW_SEED : OLD_SEED));

        try (Ledger ledger = Ledger.open(settings, Clock.systemUTC(), "recover")) {
            List<Settlement> done = new Recovery(ledger, new Publication(storage, Receipts.LAYOUT)).all();
            RunStatus expected = renamed(point) ? RunStatus.PUBLISHED : RunStatus.FAILED;
            assertThat(ledger.reader().runs().get(NEW).orElseThrow().status()).isEqualTo(expected);
            if (!recorded(point)) {
                assertThat(done.get(0).sentence()).startsWith("Run " + NEW + " of flight-delay@2001-05-08 had ");
            }
            if (expected == RunStatus.FAILED) {
                new PublishingProcess(ledger, project, Failpoints.NONE).publish(NEW, NEW_SEED);
            }
            assertOneWholePublication(ledger);
            assertThat(new Recovery(ledger, new Publication(storage, Receipts.LAYOUT)).all())
                    .isEmpty();
            assertThat(new ChainCheck(storage, Receipts.LAYOUT, Optional.empty())
                            .of(Receipts.JOB, ledger.reader().chains().of(Receipts.JOB), Optional.empty()))
                    .noneMatch(check -> check.state() == Check.State.BROKEN)
                    .anyMatch(check -> check.detail().startsWith("the ledger: 2 records"))
                    .anyMatch(check -> check.detail().equals("file and ledger are the same"));
        }
    }

    private static boolean renamed(Failpoint point) {
        return isReachedFrom(Step.PLACE_TABLE.after(), point);
    }

    private static boolean recorded(Failpoint point) {
        return isReachedFrom(Step.PUBLISH_COMMIT.after(), point);
    }

    private static boolean isReachedFrom(Failpoint first, Failpoint point) {
        return Failpoint.all().indexOf(point) >= Failpoint.all().indexOf(first);
    }

    private void assertOneWholePublication(Ledger ledger) {
        assertThat(tableInPlace()).isEqualTo(PublishingProcess.bytes(NEW_SEED));
        PublicationRecord current = ledger.reader()
                .publications()
                .current(Receipts.JOB, Receipts.DATE)
                .orElseThrow();
        String sha256 = storage.sha256(current.intent().table().location());
        assertThat(current.intent().table().sha256()).isEqualTo(sha256);
        assertThat(storage.list(Receipts.LAYOUT.outputFolder(Receipts.JOB, Receipts.DATE)))
                .extracting(Storage.Entry::name)
                .containsExactly("_receipt-" + sha256.substring(0, 16) + ".json", "scores.parquet");
        Receipt receipt =
                ReceiptFile.read("receipt", storage.read(current.intent().receipt()));
        assertThat(receipt.run()).isEqualTo(NEW);
        assertThat(receipt.table()).isEqualTo(current.intent().table());
        assertThat(storage.sha256(receipt.rejects().orElseThrow().location()))
                .isEqualTo(receipt.rejects().orElseThrow().sha256());

        String kept = Receipts.LAYOUT.historyFolder(Receipts.JOB, Receipts.DATE, OLD.value());
        assertThat(storage.read(kept + "/scores.parquet")).isEqualTo(PublishingProcess.bytes(OLD_SEED));
        assertThat(storage.list(kept)).as("table, receipt, rejects").hasSize(3);
        assertThat(storage.list(Receipts.LAYOUT.historyFolder(Receipts.JOB, Receipts.DATE)))
                .hasSize(1);
        assertThat(storage.find(Receipts.LAYOUT.stagingFolder(Receipts.JOB, Receipts.DATE, NEW)))
                .isEmpty();
    }

    private byte[] tableInPlace() {
        return storage.read(Receipts.LAYOUT.table(Receipts.JOB, Receipts.DATE));
    }
}
