package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.parquet.ParquetSink;
import io.nightjar.parquet.ParquetSource;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.ReceiptFile;
import io.nightjar.quality.QualityReport;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.LongVector;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Split;
import io.nightjar.table.StringVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that is delivered in many small files, several of which are one split. */
class SmallFilesNightTest {
    private static final String FOLDER = "data/flights/date=" + RealNights.NIGHT;
    private static final int ROWS_A_FILE = 1500;
    private static final int FILES = 12;

    /** One row of one file, in the middle of a split. */
    private static final int ODD_FILE = 5;

    private static final int ODD_ROW = 7;

    @TempDir
    Path folder;

    private final List<QualityReport> reports = new ArrayList<>();
    private RealNights project;

    @BeforeEach
    void open() {
        project = new RealNights(folder);
        project.keep(reports);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void whatComesOfItIsThatOfASplitForEachFileRowByRow() {
        deliver("distance");
        project.splitRows = 1;
        run();
        Receipt single = receipt();
        project.splitRows = 4000;
        RunOutcome outcome = run();
        Receipt together = receipt();

        assertThat(single.splits()).hasSize(FILES).allMatch(split -> split.rowGroups() == 1);
        assertThat(together.splits()).hasSize(FILES / 2).allMatch(split -> split.rowGroups() == 2);
        assertThat(together.splits()).extracting(Receipt.SplitRows::file).containsExactly(0, 2, 4, 6, 8, 10);
        assertThat(together.table().rowDigest())
                .isPresent()
                .isEqualTo(single.table().rowDigest());
        assertThat(together.rejects().orElseThrow().rowDigest())
                .isPresent()
                .isEqualTo(single.rejects().orElseThrow().rowDigest());
        assertThat(profile(1)).isEqualTo(profile(0));
        assertThat(rejected(together)).isEqualTo("row " + ODD_ROW + " of " + file(ODD_FILE));
        assertThat(PlanDigest.of(together))
                .contains(project.ledger
                        .reader()
                        .plans()
                        .plan(outcome.run().id())
                        .orElseThrow()
                        .digest());
        isMadeAgainFromItsReceiptWholeAndInPart();
    }

    private void isMadeAgainFromItsReceiptWholeAndInPart() {
        project.splitRows = 1_000_000;
        String run = RealNights.JOB + "@" + RealNights.NIGHT;
        for (Optional<Double> share : List.of(Optional.<Double>empty(), Optional.of(0.5))) {
            Reproduced again = project.reproductions()
                    .ofRun(
                            run,
                            new Reproductions.Wish(share, Reproductions.Strictness.TRY, RowDifference.Keys.HIDDEN),
                            ProgressListener.silent());
            assertThat(again.answer()).isEqualTo(Reproduced.Answer.SAME);
            assertThat(again.splits()).hasSize(share.isPresent() ? FILES / 4 : FILES / 2);
        }
    }

    @Test
    void itGoesOnAfterAFailureWithTheFilesOfSplitsThatAreLeft() {
        deliver("distance");
        run();
        byte[] whole = project.table();
        project.threads = 1;
        AtomicInteger files = new AtomicInteger();
        project.beforeScoring = batch -> {
            if (files.incrementAndGet() == 4) {
                throw NightjarException.of(ErrorCode.STORAGE_FAILED, "The disk is full.");
            }
        };
        assertThatThrownBy(this::run).hasMessage("The disk is full.");
        AtomicInteger rows = new AtomicInteger();
        project.beforeScoring = batch -> rows.addAndGet(batch.rows());

        assertThat(run().run().launches()).isEqualTo(2);
        assertThat(rows.get()).isEqualTo(17_261 - 2 * ROWS_A_FILE);
        assertThat(project.table()).isEqualTo(whole);
    }

    @Test
    void aRowThatIsRefusedOrHasNoKeyIsNamedWithItsFile() {
        deliver("distance");
        project.edit("jobs/flight-delay.yaml", "missing: reject", "missing: fail");
        assertThatThrownBy(this::run)
                .hasMessage(file(ODD_FILE)
                        + ": Column 'distance' holds a value that the job refuses (missing-value) in row " + ODD_ROW);

        project.deliver(RealNights.NIGHT);
        deliver("flight_id");
        assertThatThrownBy(this::run)
                .hasMessage("key column \"flight_id\" is null at row " + ODD_ROW + " of " + file(ODD_FILE));
    }

    /** But for which of the more frequent values of a column it has noticed, which depends on splits. */
    private String profile(int report) {
        String profile = reports.get(report).profile().toJson();
        return profile.replaceAll("\"values\":\\[.*?],\"missed\":\\d+", "");
    }

    private RunOutcome run() {
        RunOptions options =
                new RunOptions(RunOptions.Published.REPLACE, Optional.empty(), "test", RunOptions.Patience.LOOK_ONCE);
        return project.nights().run(project.spec(), options, ProgressListener.silent());
    }

    private Receipt receipt() {
        String sha256 = project.storage.sha256(OutputLayout.standard().table(RealNights.JOB, RealNights.NIGHT));
        String location = OutputLayout.standard().receipt(RealNights.JOB, RealNights.NIGHT, sha256);
        return ReceiptFile.read(location, project.storage.read(location));
    }

    private String rejected(Receipt receipt) {
        ParquetSource source = new ParquetSource(project.storage);
        DataFile rejects = source.inspect(receipt.rejects().orElseThrow().location());
        try (RowBatchReader reader = source.read(new Split(0, rejects, 0, 1, 0, 1), rejects.schema(), 10)) {
            RowBatch row = reader.next().orElseThrow();
            return "row " + ((LongVector) row.vector("source_row")).value(0) + " of "
                    + ((StringVector) row.vector("source_file")).value(0);
        }
    }

    private static String file(int number) {
        return String.format(java.util.Locale.ROOT, "%s/part-%02d.parquet", FOLDER, number);
    }

    /** @param oddColumn of which one row has no value */
    private void deliver(String oddColumn) {
        ParquetSource source = new ParquetSource(project.storage);
        String whole = FOLDER + "/flights_0.parquet";
        DataFile flights = source.inspect(whole);
        Split all = new Split(0, flights, 0, flights.rowGroups(), 0, flights.rows());
        try (RowBatchReader reader = source.read(all, flights.schema(), ROWS_A_FILE)) {
            int number = 0;
            for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                write(file(number), number == ODD_FILE ? odd(batch.get(), oddColumn) : batch.get());
                number++;
            }
            assertThat(number).isEqualTo(FILES);
        }
        project.storage.delete(whole);
    }

    private void write(String location, RowBatch rows) {
        try (PartWriter writer = new ParquetSink(project.storage).create(location, rows.schema())) {
            writer.write(rows);
            writer.finish();
        }
    }

    private static RowBatch odd(RowBatch rows, String column) {
        int index = rows.schema().indexOf(column);
        LongVector old = (LongVector) rows.vector(index);
        boolean[] nulls = new boolean[rows.rows()];
        nulls[ODD_ROW] = true;
        List<ColumnVector> vectors = new ArrayList<>(rows.vectors());
        vectors.set(index, new LongVector(Arrays.copyOf(old.values(), rows.rows()), rows.rows(), nulls));
        return new RowBatch(rows.schema(), rows.rows(), vectors, rows.firstRow());
    }
}
