package io.nightjar.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.parquet.ParquetSource;
import io.nightjar.run.JobDefinition.Labels;
import io.nightjar.run.LabelRule;
import io.nightjar.run.PathPattern;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand published rows, and labels in three files: doubled, contradicting, rejected, never published, without a key. */
class LabelJoinTest {
    @TempDir
    Path folder;

    private ParquetSource source;

    @BeforeEach
    void write() throws SQLException {
        source = new ParquetSource(new ProjectStorage(folder));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            write(statement, "scores", "SELECT i AS id, 'k' || i % 97 AS name FROM range(10000) AS r(i)");
            write(statement, "rejects", "SELECT i AS id, 'k' || i % 97 AS name FROM range(10000, 10100) AS r(i)");
            for (int part = 0; part < 3; part++) {
                write(
                        statement,
                        "labels-" + part,
                        "SELECT i AS id, 'k' || i % 97 AS name, i % 7 AS y, 's' || i % 5 AS slice FROM range(12000) AS r(i)"
                                + " WHERE i % 3 = " + part + " AND i % 11 <> 0 UNION ALL"
                                + " SELECT i, 'k' || i % 97, i % 7 + i % 2, 's' || i % 5 FROM range(0, 500) AS r(i)"
                                + " WHERE i % 3 = " + part + " AND i % 11 <> 0 UNION ALL"
                                + " SELECT NULL, 'k', 1, 's' FROM range(4)");
            }
        }
    }

    private void write(Statement statement, String name, String rows) throws SQLException {
        statement.execute("COPY (" + rows + ") TO '" + folder + "/" + name + ".parquet' (ROW_GROUP_SIZE 2048)");
    }

    /** What an outcome saw of each row, and how often. */
    private static final class Seen implements Outcome {
        private final Map<Long, String> rows = new TreeMap<>();
        private final List<SliceColumn> slices;
        private LongVector ids;

        Seen(List<SliceColumn> slices) {
            this.slices = slices;
        }

        @Override
        public void begin(RowBatch batch) {
            ids = (LongVector) batch.vector("id");
        }

        @Override
        public void row(int row, double label, int[] codes) {
            String said = label + " " + slices.get(0).values().get(codes[0]);
            assertThat(rows.put(ids.value(row), said)).isNull();
        }

        @Override
        public Groups finish() {
            throw new IllegalStateException();
        }
    }

    @Test
    void whatIsJoinedDoesNotDependOnHowManyLabelsAreHeldAtOnce() {
        for (List<String> key : List.of(List.of("id"), List.of("id", "name"))) {
            Seen whole = new Seen(slices());
            LabelCounts counts = join(key, 1 << 20, whole);
            assertThat(whole.rows).hasSize(10_000);
            assertThat(whole.rows.get(600L)).isEqualTo("5.0 s0");
            assertThat(whole.rows.get(11L)).isEqualTo("NaN (no label row)");
            assertThat(whole.rows.get(1L)).as("contradicted").isEqualTo("NaN s1");
            assertThat(counts.nullKeys()).isEqualTo(12);
            assertThat(counts.repeated())
                    .isEqualTo(IntStream.range(0, 500)
                            .filter(i -> i % 11 != 0 && i % 2 == 0)
                            .count());
            assertThat(counts.contradicting())
                    .isEqualTo(IntStream.range(0, 500)
                            .filter(i -> i % 11 != 0 && i % 2 == 1)
                            .count());
            assertThat(counts.rejected()).isEqualTo(notEleventh(10_000, 10_100));
            assertThat(counts.unpublished()).isEqualTo(notEleventh(10_100, 12_000));
            for (int atOnce : new int[] {700, 4000}) {
                Seen parts = new Seen(slices());
                assertThat(join(key, atOnce, parts)).as("%d at once", atOnce).isEqualTo(counts);
                assertThat(parts.rows).as("%d at once", atOnce).isEqualTo(whole.rows);
            }
        }
    }

    private static long notEleventh(int from, int to) {
        return IntStream.range(from, to).filter(i -> i % 11 != 0).count();
    }

    private static List<SliceColumn> slices() {
        return List.of(new SliceColumn(Column.optional("slice", ColumnType.STRING), SliceColumn.Source.LABELS));
    }

    private LabelCounts join(List<String> key, int labelsAtOnce, Seen seen) {
        Labels labels = new Labels(new PathPattern("{date}"), "*", key, "y", new LabelRule.AsNumber(), 1);
        Truth truth = new Truth(new LabelRule.AsNumber(), List.of(), ColumnType.INT64);
        LabelJoin join = new LabelJoin(
                new LabelFiles(source, 1000),
                labels,
                IntStream.range(0, 3).mapToObj(part -> file("labels-" + part)).toList(),
                seen.slices,
                labelsAtOnce);
        join.run(file("scores"), List.of(file("rejects")), key, List.of("id"), truth, seen);
        return join.counts(truth, Map.of());
    }

    private DataFile file(String name) {
        return source.inspect(name + ".parquet");
    }
}
