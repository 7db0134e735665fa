package io.nightjar.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowHashTest {
    private static final Schema SCHEMA = Schema.of(
            Column.required("id", ColumnType.INT64),
            Column.optional("origin", ColumnType.STRING),
            Column.optional("score", ColumnType.DOUBLE),
            Column.optional("late", ColumnType.BOOLEAN));

    private record Row(long id, String origin, double score, long late) {}

    private static final List<Row> FOUR = List.of(
            new Row(1, "JFK", 0.25, 1),
            new Row(2, "", -0.0, 0),
            new Row(-3, "Zürich airport", Double.longBitsToDouble(0xfff8_0000_0000_0007L), -1),
            new Row(4, "-", -1, 1));

    /** docs/receipt.md prints them; computed there by a script of its own. */
    @Test
    void theVectorsOfThePublishedDefinitionComeOut() {
        assertThat(digest(List.of())).isEqualTo(RowDigest.NONE).hasToString("0".repeat(32));
        assertThat(digest(FOUR.subList(0, 1))).hasToString("0d9e6bc47b8b8bc35b8f6678b2a0283c");
        assertThat(digest(FOUR)).hasToString("72c9ad29d4874549ad6b47221c3d3712");
        RowHash one = new RowHash(Schema.of(Column.required("x", ColumnType.INT32)));
        one.add(new RowBatch(
                Schema.of(Column.required("x", ColumnType.INT32)),
                1,
                List.of(new LongVector(new long[1], 1, new boolean[0])),
                0));
        assertThat(one.digest()).hasToString("fbf2ccafcf5c2da612e411a6c41a00cc");
    }

    @Test
    void orderAndBatchesAndDictionariesAreNotInIt() {
        long seed = System.nanoTime();
        List<Row> rows = new ArrayList<>();
        IntStream.range(0, 1000).forEach(i -> rows.addAll(FOUR));
        assertThat(digest(rows)).hasToString("63cc6b663066a7cd6b0ddd3e4f1f1e50");
        Collections.shuffle(rows, new Random(seed));
        RowHash cut = new RowHash(SCHEMA);
        RowDigest sum = RowDigest.NONE;
        for (int from = 0; from < rows.size(); from += 700) {
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + 700));
            cut.add(batch(some));
            sum = sum.plus(digest(some));
        }
        assertThat(cut.digest())
                .as("seed %d", seed)
                .hasToString("63cc6b663066a7cd6b0ddd3e4f1f1e50")
                .isEqualTo(sum);
    }

    @Test
    void aValueThatChangesOrMovesToAnotherRowIsSeen() {
        RowDigest before = digest(FOUR);
        assertThat(List.of(
                        digest(List.of(FOUR.get(0), FOUR.get(1), FOUR.get(2), new Row(4, "-", -1, 0))),
                        digest(List.of(FOUR.get(0), new Row(2, "", 0.0, 0), FOUR.get(2), FOUR.get(3))),
                        digest(List.of(new Row(1, "", 0.25, 1), new Row(2, "JFK", -0.0, 0), FOUR.get(2), FOUR.get(3))),
                        digest(List.of(FOUR.get(0), FOUR.get(1), FOUR.get(2), FOUR.get(2))),
                        digest(List.of(FOUR.get(0), FOUR.get(1), FOUR.get(2)))))
                .doesNotContain(before)
                .doesNotHaveDuplicates();
        Schema renamed = Schema.of(
                SCHEMA.column(0), SCHEMA.column(1), Column.optional("figure", ColumnType.DOUBLE), SCHEMA.column(3));
        RowHash other = new RowHash(renamed);
        other.add(new RowBatch(renamed, FOUR.size(), batch(FOUR).vectors(), 0));
        assertThat(other.digest()).isNotEqualTo(before);
    }

    @Test
    void itsTextIsItself() {
        RowDigest digest = new RowDigest(-1, 1);
        assertThat(digest).hasToString("ffffffffffffffff0000000000000001");
        assertThat(RowDigest.of(digest.toString())).isEqualTo(digest);
        assertThat(digest.plus(new RowDigest(0, -1))).isEqualTo(RowDigest.NONE);
        assertThatThrownBy(() -> RowDigest.of("12")).hasMessageContaining("'12' is no row digest");
    }

    private static RowDigest digest(List<Row> rows) {
        RowHash hash = new RowHash(SCHEMA);
        hash.add(batch(rows));
        return hash.digest();
    }

    /** Origin "-", score -1 and late -1 are nulls. */
    private static RowBatch batch(List<Row> rows) {
        int size = rows.size();
        long[] ids = new long[size];
        double[] scores = new double[size];
        long[] late = new long[size];
        boolean[][] nulls = new boolean[3][size];
        String[] dictionary = new String[size];
        int[] codes = IntStream.range(0, size).toArray();
        for (int i = 0; i < size; i++) {
            Row row = rows.get(i);
            ids[i] = row.id();
            dictionary[i] = row.origin();
            scores[i] = row.score();
            late[i] = row.late();
            nulls[0][i] = row.origin().equals("-");
            nulls[1][i] = row.score() == -1;
            nulls[2][i] = row.late() == -1;
        }
        return new RowBatch(
                SCHEMA,
                size,
                List.of(
                        new LongVector(ids, size, new boolean[0]),
                        new StringVector(dictionary, codes, size, nulls[0]),
                        new DoubleVector(scores, size, nulls[1]),
                        new LongVector(late, size, nulls[2])),
                0);
    }
}
