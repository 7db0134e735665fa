package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.PartFile;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRoundTripTest {
    private static final long SEED = 20010508;

    @TempDir
    Path root;

    private ParquetSource source;
    private ParquetSink sink;

    @BeforeEach
    void open() {
        source = new ParquetSource(new ProjectStorage(root));
        sink = new ParquetSink(new ProjectStorage(root));
    }

    @Test
    void everyTypeComesBackAsItWasWritten() {
        List<Object[]> rows = TestTables.rows(5_000, SEED);
        PartFile part = TestTables.write(sink, "staging/part", TestTables.ALL_TYPES, rows, 700);
        DataFile file = source.inspect("staging/part");
        assertThat(part.rows()).isEqualTo(5_000);
        assertThat(part.bytes()).isEqualTo(file.bytes());
        assertThat(file.schema()).isEqualTo(TestTables.ALL_TYPES);
        assertThat(file.rows()).isEqualTo(5_000);
        assertThat(TestTables.read(source, file, TestTables.ALL_TYPES, 333).toArray(Object[][]::new))
                .isDeepEqualTo(rows.toArray(Object[][]::new));
    }

    @Test
    void anUnprovenPartHasTheSameBytesAndDigest() throws IOException {
        List<Object[]> rows = TestTables.rows(5_000, SEED);
        PartFile proven = TestTables.write(sink, "proven", TestTables.ALL_TYPES, rows, 700);
        ParquetSink unproven = ParquetSink.unproven(new ProjectStorage(root));
        PartFile part = TestTables.write(unproven, "unproven", TestTables.ALL_TYPES, rows, 700);
        assertThat(Files.readAllBytes(root.resolve("unproven"))).isEqualTo(Files.readAllBytes(root.resolve("proven")));
        assertThat(part).isEqualTo(new PartFile("unproven", proven.rows(), proven.bytes(), proven.sha256()));
    }

    @Test
    void columnsComeInTheOrderThatIsWanted() {
        List<Object[]> rows = TestTables.rows(100, SEED);
        TestTables.write(sink, "part", TestTables.ALL_TYPES, rows, 100);
        Schema wanted = Schema.of(Column.optional("text", ColumnType.STRING), Column.required("id", ColumnType.INT64));
        List<Object[]> read = TestTables.read(source, source.inspect("part"), wanted, 64);
        for (int row = 0; row < 100; row++) {
            assertThat(read.get(row)).containsExactly(rows.get(row)[6], rows.get(row)[0]);
        }
    }

    @Test
    void batchesNeverSpanRowGroups() {
        Schema schema = Schema.of(Column.required("id", ColumnType.INT64));
        List<Object[]> rows = longs(FileFormat.ROW_GROUP_ROWS + 10);
        TestTables.write(sink, "part", schema, rows, 100_000);
        DataFile file = source.inspect("part");
        assertThat(file.rowGroupRows()).containsExactly((long) FileFormat.ROW_GROUP_ROWS, 10L);
        List<Integer> sizes = new ArrayList<>();
        try (RowBatchReader reader = source.read(TestTables.whole(file), schema, 200_000)) {
            reader.next().ifPresent(batch -> sizes.add(batch.rows()));
            reader.next().ifPresent(batch -> sizes.add(batch.rows()));
            reader.next().ifPresent(batch -> sizes.add(batch.rows()));
            assertThat(reader.next()).isEmpty();
            assertThat(reader.filesWithoutChecksums())
                    .as("our own files have them")
                    .isEmpty();
        }
        assertThat(sizes).containsExactly(200_000, FileFormat.ROW_GROUP_ROWS - 200_000, 10);
        assertThat(TestTables.read(source, file, schema, 50_000).toArray(Object[][]::new))
                .isDeepEqualTo(rows.toArray(Object[][]::new));
    }

    private static List<Object[]> longs(int count) {
        List<Object[]> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(new Object[] {i});
        }
        return rows;
    }

    @Test
    void theBytesDoNotDependOnHowRowsAreCutIntoBatches() throws IOException {
        List<Object[]> rows = TestTables.rows(40_000, SEED);
        TestTables.write(sink, "once", TestTables.ALL_TYPES, rows, 40_000);
        TestTables.write(sink, "again", TestTables.ALL_TYPES, rows, 40_000);
        TestTables.write(sink, "in pieces", TestTables.ALL_TYPES, rows, 777);
        byte[] once = Files.readAllBytes(root.resolve("once"));
        assertThat(Files.readAllBytes(root.resolve("again"))).isEqualTo(once);
        assertThat(Files.readAllBytes(root.resolve("in pieces"))).isEqualTo(once);
    }

    @Test
    void aTableOfNoRowsIsATable() {
        PartFile part = TestTables.write(sink, "empty", TestTables.ALL_TYPES, List.of(), 1);
        DataFile file = source.inspect("empty");
        assertThat(part.rows()).isZero();
        assertThat(file.schema()).isEqualTo(TestTables.ALL_TYPES);
        assertThat(TestTables.read(source, file, TestTables.ALL_TYPES, 10)).isEmpty();
    }

    @Test
    void batchesOfOneChunkShareTheirDictionary() {
        Schema schema = Schema.of(Column.required("text", ColumnType.STRING));
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(new Object[] {"word " + i % 7});
        }
        TestTables.write(sink, "part", schema, rows, 1_000);
        try (RowBatchReader reader = source.read(TestTables.whole(source.inspect("part")), schema, 400)) {
            StringVector first = (StringVector) reader.next().orElseThrow().vector(0);
            StringVector second = (StringVector) reader.next().orElseThrow().vector(0);
            assertThat(first.dictionary()).hasSize(7);
            assertThat(second.dictionary()).isSameAs(first.dictionary());
        }
    }

    @Test
    void textWithTooManyDistinctValuesIsReadAcrossTheEndOfItsDictionary() {
        Schema schema = Schema.of(Column.required("text", ColumnType.STRING));
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 120_000; i++) {
            rows.add(new Object[] {i < 60_000 ? "common " + i % 100 : "a rather long and rare text, number " + i});
        }
        TestTables.write(sink, "part", schema, rows, 120_000);
        assertThat(TestTables.read(source, source.inspect("part"), schema, 7_001)
                        .toArray(Object[][]::new))
                .isDeepEqualTo(rows.toArray(Object[][]::new));
    }

    @Test
    void aPartThatIsNotFinishedLeavesNoFile() {
        try (PartWriter writer = sink.create("staging/part", TestTables.ALL_TYPES)) {
            writer.write(TestTables.batch(TestTables.ALL_TYPES, TestTables.rows(10, SEED), 0));
        }
        assertThat(root.resolve("staging/part")).doesNotExist();
    }

    @Test
    void aNullInARequiredColumnIsRefusedByColumnAndRow() {
        Schema schema = Schema.of(Column.required("id", ColumnType.INT64));
        RowBatch batch = TestTables.batch(schema, List.of(new Object[] {1L}, new Object[] {null}), 0);
        try (PartWriter writer = sink.create("part", schema)) {
            writer.write(TestTables.batch(schema, longs(5), 0));
            assertThatThrownBy(() -> writer.write(batch))
                    .isInstanceOf(NightjarException.class)
                    .hasMessage("column id cannot be written: its value at row 6 is null, and the column is required");
            assertThatThrownBy(writer::finish).hasMessage("part is BROKEN");
        }
    }

    @Test
    void valuesThatTheirTypeCannotHoldAreRefused() {
        refused(ColumnType.INT32, 1L << 31, "is outside of 32 bits");
        refused(ColumnType.DATE, 1L << 31, "is outside of 32 bits");
        refused(ColumnType.BOOLEAN, 2L, "is neither false nor true");
        refused(ColumnType.FLOAT, 0.1, "does not fit into single precision");
        refused(ColumnType.STRING, "half \uD83D", "has half of a surrogate pair, which no UTF-8 text can hold");
    }

    private void refused(ColumnType type, Object value, String why) {
        Schema schema = Schema.of(Column.optional("c", type));
        List<Object[]> rows = new ArrayList<>();
        rows.add(new Object[] {value});
        try (PartWriter writer = sink.create("part", schema)) {
            assertThatThrownBy(() -> writer.write(TestTables.batch(schema, rows, 0)))
                    .hasMessage("column c cannot be written: its value at row 0 " + why)
                    .extracting(e -> ((NightjarException) e).code())
                    .isEqualTo(ErrorCode.VALUE_REFUSED);
        }
    }

    @Test
    void realFlightsAreRead() {
        Path project = Path.of("").toAbsolutePath();
        ParquetSource flights = new ParquetSource(new ProjectStorage(project));
        DataFile file = flights.inspect("data/flights/date=2001-05-08/flights_0.parquet");
        assertThat(file.schema())
                .isEqualTo(Schema.of(
                        Column.optional("flight_id", ColumnType.INT64),
                        Column.optional("scheduled", ColumnType.LOCAL_TIMESTAMP),
                        Column.optional("origin", ColumnType.STRING),
                        Column.optional("destination", ColumnType.STRING),
                        Column.optional("distance", ColumnType.INT32)));
        List<Object[]> rows = TestTables.read(flights, file, file.schema(), 4_096);
        assertThat(rows).hasSize((int) file.rows());
        assertThat(rows).allSatisfy(row -> assertThat((String) row[2]).hasSize(3));
    }
}
