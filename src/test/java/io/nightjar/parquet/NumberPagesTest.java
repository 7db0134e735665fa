package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How numbers are laid out, whatever batches they come in, and that everybody reads them to the bit. */
class NumberPagesTest {
    private static final long SEED = Long.getLong("seed", 20010508L);

    @TempDir
    Path root;

    private final Random random = new Random(SEED);
    private ParquetSink sink;
    private ParquetSource source;
    private Storage storage;

    @BeforeEach
    void open() {
        storage = new ProjectStorage(root);
        sink = new ParquetSink(storage);
        source = new ParquetSource(storage);
    }

    /** Writes so many values twice, reads them with three readers. */
    private ColumnChunkMetaData written(Column column, int count, IntFunction<@Nullable Object> value)
            throws IOException {
        Schema schema = Schema.of(column);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Object[] {value.apply(i)});
        }
        TestTables.write(sink, "part", schema, rows, count);
        TestTables.write(sink, "pieces", schema, rows, 777);
        assertThat(Files.mismatch(root.resolve("part"), root.resolve("pieces"))).isEqualTo(-1);
        assertSame(rows, TestTables.read(source, source.inspect("part"), schema, 5_000));
        List<Object[]> theirs = new ArrayList<>();
        GroupOracle.column(root.resolve("part"), column.name()).forEach(found -> theirs.add(new Object[] {found}));
        assertSame(rows, theirs);
        try (DuckDb duck = new DuckDb()) {
            List<Object[]> ducks = duck.query(
                    "SELECT " + asWeHoldIt(column) + " FROM read_parquet(" + DuckDb.quoted(root.resolve("part")) + ")");
            assertThat(ducks.toArray(Object[][]::new)).isDeepEqualTo(rows.toArray(Object[][]::new));
        }
        try (Storage.RandomAccess in = storage.openRandom("part")) {
            return Footer.read("part", in).rowGroups().get(0).getColumns().get(0);
        }
    }

    private static String asWeHoldIt(Column column) {
        return switch (column.type()) {
            case DATE -> "(x - DATE '1970-01-01')::BIGINT";
            case LOCAL_TIMESTAMP, INSTANT -> "epoch_us(x)";
            case FLOAT, DOUBLE -> "x::DOUBLE";
            default -> "x::BIGINT";
        };
    }

    /** By their bits, which tell one NaN from another. */
    private static void assertSame(List<Object[]> expected, List<Object[]> read) {
        assertThat(read).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(bits(read.get(row)[0])).as("row %d", row).isEqualTo(bits(expected.get(row)[0]));
        }
    }

    private static @Nullable Object bits(@Nullable Object value) {
        return value instanceof Double number ? (Object) Double.doubleToRawLongBits(number) : value;
    }

    private static Set<Encoding> values(ColumnChunkMetaData chunk) {
        return chunk.getEncodings();
    }

    @Test
    void keysThatGrowAreStoredAsDifferences() throws IOException {
        ColumnChunkMetaData chunk =
                written(Column.required("x", ColumnType.INT64), 100_000, i -> 5_000_000_000L + i + i / 1_000);
        assertThat(values(chunk)).contains(Encoding.DELTA_BINARY_PACKED).doesNotContain(Encoding.PLAIN);
        assertThat(chunk.getTotalSize()).isLessThan(6_000);
    }

    @Test
    void timesThatGrowUnevenlyAreStoredAsDifferencesBetweenNulls() throws IOException {
        long[] time = {989_291_400_000_000L};
        ColumnChunkMetaData chunk = written(Column.optional("x", ColumnType.LOCAL_TIMESTAMP), 70_000, i -> {
            time[0] += random.nextInt(60_000_000);
            return i % 7 == 0 || i / 40_000 == 0 ? null : time[0];
        });
        assertThat(values(chunk)).contains(Encoding.DELTA_BINARY_PACKED);
        assertThat(chunk.getTotalSize()).isLessThan(70_000 * 4);
    }

    @Test
    void keysWithoutOrderAreStoredAsTheyAre() throws IOException {
        ColumnChunkMetaData chunk = written(Column.required("x", ColumnType.INT64), 70_000, i -> random.nextLong());
        assertThat(values(chunk)).contains(Encoding.PLAIN).doesNotContain(Encoding.DELTA_BINARY_PACKED);
        assertThat(chunk.getCodec()).isEqualTo(CompressionCodecName.UNCOMPRESSED);
    }

    @Test
    void differencesOfSmallIntegersMayPassTheirRange() throws IOException {
        written(
                Column.required("x", ColumnType.INT32),
                40_000,
                i -> i % 5_000 == 4_999 ? Integer.MIN_VALUE : i % 3_000 == 2_999 ? Integer.MAX_VALUE : (long) i);
        written(Column.optional("x", ColumnType.DATE), 40_000, i -> i % 3 == 0 ? null : i / 2_000L - 5);
    }

    @Test
    void pagesWithoutAnyValueDecideNothing() throws IOException {
        written(Column.optional("x", ColumnType.INT64), 40_000, i -> null);
        assertThat(values(written(Column.optional("x", ColumnType.INT64), 70_000, i -> i < 33_000 ? null : (long) i)))
                .contains(Encoding.DELTA_BINARY_PACKED);
        written(Column.optional("x", ColumnType.DOUBLE), 40_000, i -> null);
        written(Column.optional("x", ColumnType.BOOLEAN), 40_000, i -> i % 3 == 0 ? null : (long) (i / 100 % 2));
    }

    @Test
    void scoresAreStoredAsTheyAreAndKeepTheirBits() throws IOException {
        ColumnChunkMetaData chunk = written(Column.required("x", ColumnType.DOUBLE), 70_000, i -> switch (i % 1_000) {
            case 0 -> Double.NaN;
            case 1 -> -0.0;
            case 2 -> 0.0;
            case 3 -> Double.longBitsToDouble(0x7FF8_0000_0000_0000L | i);
            case 4 -> Double.longBitsToDouble(0xFFF0_0000_0000_0001L);
            case 5 -> Double.NEGATIVE_INFINITY;
            case 6 -> Double.MIN_VALUE;
            default -> random.nextDouble();
        });
        assertThat(chunk.getCodec()).isEqualTo(CompressionCodecName.UNCOMPRESSED);
    }

    @Test
    void scoresThatComeAgainAreCompressed() throws IOException {
        double[] scores = random.doubles(9_000).toArray();
        ColumnChunkMetaData chunk =
                written(Column.optional("x", ColumnType.DOUBLE), 70_000, i -> scores[i % scores.length]);
        assertThat(chunk.getCodec()).isEqualTo(CompressionCodecName.ZSTD);
        assertThat(chunk.getTotalSize()).isLessThan(70_000 * 8 / 3);
    }
}
