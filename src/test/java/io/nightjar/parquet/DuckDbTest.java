package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.Schema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbTest {
    /** Every value as our vectors hold it; floating-point numbers by their text, which tells -0.0 and NaN. */
    private static final String AS_WE_HOLD_THEM = """
            SELECT id, flag::BIGINT, small::BIGINT, large, single::DOUBLE, number, text,
              (day - DATE '1970-01-01')::BIGINT, epoch_us("wall clock"), epoch_us("score_>50K.é""x"), name, weight
            """;

    @TempDir
    Path root;

    private final DuckDb duck = new DuckDb();
    private ParquetSource source;
    private ParquetSink sink;

    @BeforeEach
    void open() {
        source = new ParquetSource(new ProjectStorage(root));
        sink = new ParquetSink(new ProjectStorage(root));
    }

    @AfterEach
    void close() {
        duck.close();
    }

    @Test
    void duckDbReadsWhatWeWrite() {
        List<Object[]> rows = TestTables.rows(3_000, 5);
        TestTables.write(sink, "table.parquet", TestTables.ALL_TYPES, rows, 1_000);
        String table = " FROM " + DuckDb.quoted(root.resolve("table.parquet"));
        assertThat(duck.query("DESCRIBE SELECT *" + table).stream().map(row -> row[1]))
                .containsExactly(
                        "BIGINT",
                        "BOOLEAN",
                        "INTEGER",
                        "BIGINT",
                        "FLOAT",
                        "DOUBLE",
                        "VARCHAR",
                        "DATE",
                        "TIMESTAMP",
                        "TIMESTAMP WITH TIME ZONE",
                        "VARCHAR",
                        "DOUBLE");
        assertThat(duck.query(AS_WE_HOLD_THEM + table + " ORDER BY id").toArray(Object[][]::new))
                .isDeepEqualTo(rows.toArray(Object[][]::new));
    }

    @Test
    void duckDbFindsInOurStatisticsWhatIsThere() {
        List<Object[]> rows = TestTables.rows(3_000, 6);
        TestTables.write(sink, "table.parquet", TestTables.ALL_TYPES, rows, 1_000);
        String table = " FROM " + DuckDb.quoted(root.resolve("table.parquet"));
        for (Column column : TestTables.ALL_TYPES.columns()) {
            String name = '"' + column.name().replace("\"", "\"\"") + '"';
            String both = "SELECT min(" + name + "), max(" + name + "), count(" + name + ")";
            assertThat(duck.query(both + table).get(0))
                    .as(name)
                    .isEqualTo(duck.query("WITH t AS MATERIALIZED (SELECT *" + table + ") " + both + " FROM t")
                            .get(0));
        }
        assertThat(duck.query("SELECT count(*)" + table + " WHERE number = 0")).isNotEmpty();
        long zeros = rows.stream()
                .filter(row -> row[5] != null && (Double) row[5] == 0)
                .count();
        assertThat(duck.query("SELECT count(*)" + table + " WHERE number = 0").get(0)[0])
                .isEqualTo(zeros);
        long nans = rows.stream()
                .filter(row -> row[5] != null && Double.isNaN((Double) row[5]))
                .count();
        assertThat(duck.query("SELECT count(*)" + table + " WHERE isnan(number)")
                        .get(0)[0])
                .isEqualTo(nans);
        assertThat(duck.query("SELECT count(*)" + table + " WHERE number = 'NaN'")
                        .get(0)[0])
                .isEqualTo(nans);
    }

    @ParameterizedTest
    @CsvSource({
        "zstd, V1, 1000000",
        "snappy, V1, 1",
        "uncompressed, V1, 1000000",
        "gzip, V2, 1",
        "zstd, V2, 1000000",
        "snappy, V2, 1000000",
        "uncompressed, V2, 1"
    })
    void weReadWhatDuckDbWrites(String codec, String version, int dictionaryLimit) {
        List<Object[]> rows = TestTables.rows(9_000, 7);
        TestTables.write(sink, "ours.parquet", TestTables.ALL_TYPES, rows, 9_000);
        duck.execute("COPY (FROM " + DuckDb.quoted(root.resolve("ours.parquet")) + " ORDER BY id) TO "
                + DuckDb.quoted(root.resolve("theirs.parquet"))
                + " (FORMAT parquet, ROW_GROUP_SIZE 4096, CODEC '" + codec + "', PARQUET_VERSION " + version
                + ", DICTIONARY_SIZE_LIMIT " + dictionaryLimit + ")");
        DataFile theirs = source.inspect("theirs.parquet");
        assertThat(theirs.rowGroupRows()).hasSize(3);
        assertThat(theirs.schema().columns())
                .extracting(Column::name, Column::type)
                .containsExactlyElementsOf(TestTables.ALL_TYPES.columns().stream()
                        .map(column -> org.assertj.core.groups.Tuple.tuple(column.name(), column.type()))
                        .toList());
        assertThat(TestTables.read(source, theirs, theirs.schema(), 1_000).toArray(Object[][]::new))
                .isDeepEqualTo(rows.toArray(Object[][]::new));
    }

    @Test
    void narrowNumbersWidenExactly() {
        duck.execute("COPY (SELECT (i - 2)::TINYINT AS tiny, (i * 30000)::INTEGER AS n, (i / 3)::FLOAT AS x "
                + "FROM range(5) t(i)) TO " + DuckDb.quoted(root.resolve("t.parquet")));
        DataFile file = source.inspect("t.parquet");
        assertThat(file.schema())
                .isEqualTo(Schema.of(
                        Column.optional("tiny", ColumnType.INT32),
                        Column.optional("n", ColumnType.INT32),
                        Column.optional("x", ColumnType.FLOAT)));
        Schema wide = Schema.of(
                Column.optional("tiny", ColumnType.INT64),
                Column.optional("n", ColumnType.INT64),
                Column.optional("x", ColumnType.DOUBLE));
        assertThat(TestTables.read(source, file, wide, 3).get(4))
                .containsExactly(2L, 120_000L, (double) (float) (4.0 / 3));
    }

    @Test
    void millisecondsBecomeMicroseconds() {
        duck.execute("COPY (SELECT TIMESTAMP_MS '2001-05-08 03:10:00.123' AS t, NULL::TIMESTAMP_MS AS none) TO "
                + DuckDb.quoted(root.resolve("t.parquet")));
        DataFile file = source.inspect("t.parquet");
        Object[] row = TestTables.read(source, file, file.schema(), 3).get(0);
        assertThat(row).containsExactly(989_291_400_123_000L, null);
    }
}
