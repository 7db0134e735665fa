package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.StringVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyUniquenessTest {
    private static final Schema NUMBER = Schema.of(Column.optional("id", ColumnType.INT64));
    private static final Schema PAIR =
            Schema.of(Column.optional("shop", ColumnType.STRING), Column.optional("id", ColumnType.INT64));

    @Test
    void keysThatOnlyGrowAcrossFilesAreUnique() {
        assertThatCode(() -> check(NUMBER, 100, numbers(1, 2, 3), numbers(4, 9, 12)))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyThatIsRepeatedInAnotherFileIsNamedByBothRowsAndNotByItsValue() {
        assertThatThrownBy(() -> check(NUMBER, 100, numbers(10, 4711, 30), numbers(40, 4711)))
                .hasMessage("the key (id) of row 1 of file-1 is also the key of row 1 of file-0");
    }

    @Test
    void theLastRowOfOneFileMayRepeatAsTheFirstOfTheNext() {
        assertThatThrownBy(() -> check(NUMBER, 100, numbers(1, 2), numbers(2, 3)))
                .hasMessageContaining("row 0 of file-1")
                .hasMessageContaining("row 1 of file-0");
    }

    @Test
    void nullKeysAreRefusedWithColumnAndRow() {
        RowBatch batch = new RowBatch(
                NUMBER, 3, List.of(new LongVector(new long[] {1, 0, 3}, 3, new boolean[] {false, true, false})), 0);
        assertThatThrownBy(() -> check(NUMBER, 100, batch)).hasMessage("key column \"id\" is null at row 1 of file-0");
    }

    @Test
    void manyShuffledKeysAreCheckedInSeveralRangesAndOneRepeatIsFound() {
        long seed = 20010508;
        List<Long> shuffled = new ArrayList<>(LongStream.range(0, 5000).boxed().toList());
        Collections.shuffle(shuffled, new Random(seed));
        long[] keys = shuffled.stream().mapToLong(Long::longValue).toArray();
        assertThatCode(() -> check(NUMBER, 700, numbers(keys))).doesNotThrowAnyException();
        keys[4999] = keys[17];
        assertThatThrownBy(() -> check(NUMBER, 700, numbers(keys)))
                .as("seed %d", seed)
                .hasMessage("the key (id) of row 4999 of file-0 is also the key of row 17 of file-0");
    }

    @Test
    void keysOfSeveralColumnsAreComparedWhole() {
        assertThatCode(() -> check(PAIR, 100, pairs(new String[] {"a", "b"}, new long[] {1, 1})))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(PAIR, 100, pairs(new String[] {"b", "a", "b"}, new long[] {1, 1, 1})))
                .hasMessage("the key (shop, id) of row 2 of file-0 is also the key of row 0 of file-0");
    }

    private static void check(Schema key, int hashesAtOnce, RowBatch... files) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            DataFile file = new DataFile("file-" + i, 1, Instant.EPOCH, List.of((long) files[i].rows()), "0", key);
            splits.add(new Split(i, file, 0, 1, 0, files[i].rows()));
        }
        new KeyUniqueness(splits, key, split -> reader(files[split.index()]), hashesAtOnce).check();
    }

    private static RowBatchReader reader(RowBatch batch) {
        List<RowBatch> left = new ArrayList<>(List.of(batch));
        return new RowBatchReader() {
            @Override
            public Optional<RowBatch> next() {
                return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
            }

            @Override
            public void close() {}
        };
    }

    private static RowBatch numbers(long... values) {
        return new RowBatch(NUMBER, values.length, List.of(new LongVector(values, values.length, new boolean[0])), 0);
    }

    private static RowBatch pairs(String[] shops, long[] ids) {
        int rows = ids.length;
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            codes[i] = i;
        }
        List<ColumnVector> vectors = List.of(
                new StringVector(shops, codes, rows, new boolean[0]), new LongVector(ids, rows, new boolean[0]));
        return new RowBatch(PAIR, rows, vectors, 0);
    }
}
