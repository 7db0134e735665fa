package io.nightjar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.model.GoldenRows.Rejected;
import io.nightjar.model.GoldenRows.Scored;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenRowsTest {

    @Test
    void everyBitOfValuesAndAnswersSurvivesTheJson() {
        double[] doubles = {Double.NaN, -0.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, 0.1};
        long[] longs = {Long.MIN_VALUE, Long.MAX_VALUE, 0, (1L << 53) + 1, -1};
        String[] texts = {"", "\u00e4\u2205\ud83d\ude80", "a\nb\"", "x"};
        Schema schema = Schema.of(
                Column.optional("d", ColumnType.DOUBLE),
                Column.optional("l", ColumnType.INT64),
                Column.optional("t", ColumnType.STRING));
        RowBatch rows = new RowBatch(
                schema,
                5,
                List.of(
                        new DoubleVector(doubles, 5, new boolean[] {false, false, false, false, true}),
                        new LongVector(longs, 5, new boolean[0]),
                        new StringVector(
                                texts, new int[] {0, 1, 2, 3, 0}, 5, new boolean[] {false, false, false, true, false})),
                0);
        List<GoldenRows.Answer> answers = List.of(
                new Scored("a", List.of(1e-310, -0.0), List.of(1 / 3.0, 2 / 3.0)),
                new Scored("b", List.of(), List.of(0.0, 1.0)),
                new Rejected("no-known-feature"),
                new Rejected("missing-value"),
                new Rejected("missing-value"));

        GoldenRows golden = new GoldenRows(rows, answers);
        GoldenRows read = GoldenRows.read(golden.toJson());

        assertThat(read.answers()).isEqualTo(answers);
        assertThat(read.rows().schema()).isEqualTo(schema);
        assertThat(read.toJson()).isEqualTo(golden.toJson());
        DoubleVector readDoubles = (DoubleVector) read.rows().vector("d");
        StringVector readTexts = (StringVector) read.rows().vector("t");
        for (int row = 0; row < 4; row++) {
            assertThat(Double.doubleToRawLongBits(readDoubles.value(row)))
                    .isEqualTo(Double.doubleToRawLongBits(doubles[row]));
            assertThat(((LongVector) read.rows().vector("l")).value(row)).isEqualTo(longs[row]);
        }
        assertThat(readDoubles.isNull(4)).isTrue();
        assertThat(readTexts.value(1)).isEqualTo(texts[1]);
        assertThat(readTexts.value(2)).isEqualTo(texts[2]);
        assertThat(readTexts.isNull(3)).isTrue();
    }

    @Test
    void eachRowHasOneAnswer() {
        RowBatch empty = new RowBatch(new Schema(List.of()), 0, List.of(), 0);

        assertThatThrownBy(() -> new GoldenRows(empty, List.of(new Rejected("x"))))
                .hasMessage("1 answers for 0 rows");
    }
}
