package io.nightjar.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.diff.KeyJoin.Joined;
import io.nightjar.diff.KeyJoin.Pair;
import io.nightjar.parquet.ParquetSink;
import io.nightjar.parquet.ParquetSource;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyJoinTest {
    private static final int ROWS = 5_000;

    @TempDir
    Path folder;

    private ProjectStorage storage;
    private RowScan scan;
    private Keyed before;
    private Keyed after;

    /** Keys 0, 3, 6, … and 0, 5, 10, …: the multiples of 15 are in both. The later a key, the further it moves. */
    @BeforeEach
    void write() {
        storage = new ProjectStorage(folder);
        scan = new RowScan(new ParquetSource(storage), 512);
        before = table("before.parquet", 3, 0);
        after = table("after.parquet", 5, 1e-6);
    }

    private Keyed table(String name, int step, double move) {
        Schema schema =
                Schema.of(Column.required("key", ColumnType.INT64), Column.required("score", ColumnType.DOUBLE));
        long[] keys =
                IntStream.range(0, ROWS).mapToLong(row -> (long) row * step).toArray();
        double[] scores =
                IntStream.range(0, ROWS).mapToDouble(row -> keys[row] * move).toArray();
        try (PartWriter part = new ParquetSink(storage).create(name, schema)) {
            part.write(new RowBatch(
                    schema,
                    ROWS,
                    List.of(new LongVector(keys, ROWS, new boolean[0]), new DoubleVector(scores, ROWS, new boolean[0])),
                    0));
            part.finish();
        }
        DataFile file = new ParquetSource(storage).inspect(name);
        return new Keyed(List.of(file), List.of("key"));
    }

    @Test
    void theKeysOfBothAreFoundWhateverNumberIsHeldAtOnce() {
        Joined whole = new KeyJoin(scan).join(before, after, "score", 3);

        assertThat(whole.before().stream().map(row -> row * 3)).hasSize(1_000).allMatch(key -> key % 15 == 0);
        assertThat(whole.after().stream().map(row -> row * 5)).hasSize(1_000).allMatch(key -> key % 15 == 0);
        for (int keysAtOnce : new int[] {64, 400, ROWS}) {
            assertThat(new KeyJoin(scan, keysAtOnce).join(before, after, "score", 3))
                    .as("%s keys at once", keysAtOnce)
                    .isEqualTo(whole);
        }
    }

    @Test
    void theGreatestMovesComeFirst() {
        List<Pair> movers = new KeyJoin(scan).join(before, after, "score", 3).movers();

        assertThat(movers).extracting(pair -> pair.before() * 3).containsExactly(14_985, 14_970, 14_955);
        assertThat(movers.get(0).moved()).isEqualTo(14_985 * 1e-6);
        assertThat(movers.get(0).after()).isEqualTo(14_985 / 5);
    }

    @Test
    void aColumnThatIsNotThereMovesNothing() {
        assertThat(new KeyJoin(scan).join(before, after, "none", 3).movers()).isEmpty();
    }
}
