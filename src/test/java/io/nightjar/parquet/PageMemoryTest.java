package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageMemoryTest {
    @TempDir
    Path root;

    private ParquetSource source;
    private ParquetSource shortOfMemory;

    @BeforeEach
    void open() {
        source = new ParquetSource(new ProjectStorage(root));
        shortOfMemory = new ParquetSource(new ProjectStorage(root), 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CODEC 'snappy'",
                "CODEC 'zstd', PARQUET_VERSION V2",
                "CODEC 'uncompressed', DICTIONARY_SIZE_LIMIT 1",
                "CODEC 'gzip', PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1"
            })
    void pagesThatFindNoRoomAreReadAgainForEachBatch(String options) {
        List<Object[]> rows = TestTables.rows(3_000, 7);
        TestTables.write(new ParquetSink(new ProjectStorage(root)), "ours", TestTables.ALL_TYPES, rows, 1_000);
        try (DuckDb duck = new DuckDb()) {
            duck.execute("COPY (FROM read_parquet(" + DuckDb.quoted(root.resolve("ours")) + ")) TO "
                    + DuckDb.quoted(root.resolve("theirs")) + " (FORMAT parquet, " + options + ")");
        }
        for (String location : List.of("ours", "theirs")) {
            DataFile file = shortOfMemory.inspect(location);
            assertThat(TestTables.read(shortOfMemory, file, file.schema(), 170).toArray(Object[][]::new))
                    .as(location)
                    .isDeepEqualTo(rows.toArray(Object[][]::new));
            // With a little more, several batches are decoded at once.
            ParquetSource source = new ParquetSource(new ProjectStorage(root), 200_000);
            assertThat(TestTables.read(source, file, file.schema(), 17).toArray(Object[][]::new))
                    .as(location)
                    .isDeepEqualTo(rows.toArray(Object[][]::new));
        }
    }

    @Test
    void pagesThatFindNoRoomAreReadAFewTimesHoweverSmallTheBatches() {
        int columns = 60;
        int rows = 60_000;
        try (DuckDb duck = new DuckDb()) {
            StringBuilder select = new StringBuilder("SELECT i");
            for (int c = 1; c < columns; c++) {
                select.append(", sqrt(i * ").append(c).append(") AS c").append(c);
            }
            duck.execute("COPY (" + select + " FROM range(" + rows + ") t(i)) TO " + DuckDb.quoted(root.resolve("zstd"))
                    + " (FORMAT parquet, CODEC 'zstd', DICTIONARY_SIZE_LIMIT 1, ROW_GROUP_SIZE " + rows + ")");
        }
        CountingStorage counting = new CountingStorage(new ProjectStorage(root));
        ParquetSource crowded = new ParquetSource(counting.storage(), 8 << 20);
        DataFile file = crowded.inspect("zstd");
        int read = 0;
        try (RowBatchReader reader = crowded.read(TestTables.whole(file), file.schema(), 200)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                RowBatch batch = next.get();
                assertThat(batch.firstRow()).isEqualTo(read);
                assertThat(batch.rows()).isLessThanOrEqualTo(200);
                for (int column = 1; column < columns; column++) {
                    for (int row = 0; row < batch.rows(); row += 45) {
                        double value = ((DoubleVector) batch.vector(column)).value(row);
                        assertThat(value).isEqualTo(Math.sqrt((double) (read + row) * column));
                    }
                }
                read += batch.rows();
            }
        }
        assertThat(read).isEqualTo(rows);
        assertThat(counting.bytes()).isBetween(2 * file.bytes(), 12 * file.bytes());
    }

    @Test
    void veryWideRowsComeInSmallerBatches() {
        int columns = 2_000;
        int rows = 3_000;
        try (DuckDb duck = new DuckDb()) {
            StringBuilder select = new StringBuilder("SELECT i");
            for (int c = 1; c < columns; c++) {
                select.append(", i * ").append(c).append("::DOUBLE AS c").append(c);
            }
            duck.execute("COPY (" + select + " FROM range(" + rows + ") t(i)) TO " + DuckDb.quoted(root.resolve("wide"))
                    + " (FORMAT parquet, ROW_GROUP_SIZE " + rows + ")");
        }
        DataFile file = source.inspect("wide");
        long sum = 0;
        int read = 0;
        try (RowBatchReader reader = source.read(TestTables.whole(file), file.schema(), 100_000)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                RowBatch batch = next.get();
                assertThat((long) batch.rows() * columns * Long.BYTES).isLessThanOrEqualTo(8 << 20);
                sum += (long) ((DoubleVector) batch.vector(columns - 1)).value(batch.rows() - 1);
                read += batch.rows();
            }
        }
        assertThat(read).isEqualTo(rows);
        assertThat(sum).isPositive();
    }

    @Test
    void longTextsComeInSmallerBatchesAlsoWhereMostAreShort() {
        try (DuckDb duck = new DuckDb()) {
            duck.execute(
                    "COPY (SELECT i, CASE WHEN i BETWEEN 700 AND 760 THEN repeat(chr((97 + i % 26)::INTEGER), 1000000) || i"
                            + " ELSE 'x' || i END AS text FROM range(20000) t(i)) TO "
                            + DuckDb.quoted(root.resolve("long")) + " (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1)");
        }
        DataFile file = source.inspect("long");
        Schema wanted = file.schema();
        long rows = 0;
        try (RowBatchReader reader = source.read(TestTables.whole(file), wanted, 8_192)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                long characters = 0;
                for (int row = 0; row < next.get().rows(); row++, rows++) {
                    String text = (String) TestTables.value(next.get().vector(1), row);
                    characters += text.length();
                    assertThat(text.endsWith(String.valueOf(rows))).isTrue();
                }
                assertThat(characters).isLessThan(64 << 20);
            }
        }
        assertThat(rows).isEqualTo(20_000);
    }

    @Test
    void roomsOfSnappyPagesAreKeptForTheNextReaderUpToAShare() {
        PageMemory memory = new PageMemory(8L * SnappyPage.room().bytes());
        SnappyStream.Room first = memory.lendRoom();
        SnappyStream.Room second = memory.lendRoom();
        memory.giveBack(first);
        memory.giveBack(second);
        assertThat(memory.lendRoom()).isSameAs(first);
        assertThat(memory.lendRoom()).isNotSameAs(second);
    }

    @Test
    void buffersAreKeptForTheNextReaderUpToALimit() {
        PageMemory memory = new PageMemory(600_000);
        ByteBuffer first = memory.lend(500_000);
        assertThat(first.limit()).isEqualTo(500_000);
        assertThat(first.capacity()).isBetween(500_000 + PageMemory.SLACK, 700_000);
        ByteBuffer second = memory.lend(500_000);
        memory.giveBack(first.position(17));
        memory.giveBack(second);
        ByteBuffer again = memory.lend(490_000);
        assertThat(again).isSameAs(first);
        assertThat(again.position()).isZero();
        assertThat(memory.lend(490_000)).isNotSameAs(second);
    }
}
