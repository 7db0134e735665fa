package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CenterSearchTest {
    private static final int ROWS = 2000;

    @Test
    void finds_a_number_amid_those_that_lie_together_far_from_zero_and_leaves_the_others() {
        Random random = new Random(5);
        Map<String, ColumnVector> columns = Map.of(
                "seconds",
                        longs(random.longs(ROWS, 1_700_000_000L, 1_700_000_060L).toArray()),
                "kelvin", doubles(random.doubles(ROWS).map(x -> 288 + 10 * x).toArray()),
                "normal", doubles(random.doubles(ROWS).map(x -> x - 0.5).toArray()),
                "amount", doubles(random.doubles(ROWS).map(x -> 1000 * x).toArray()),
                "constant", doubles(random.doubles(ROWS).map(x -> 77_777.7).toArray()));
        Schema schema = new Schema(columns.entrySet().stream()
                .map(entry -> Column.required(
                        entry.getKey(), entry.getValue() instanceof LongVector ? ColumnType.INT64 : ColumnType.DOUBLE))
                .toList());
        CenterSearch search = new CenterSearch(schema);
        int passes = 0;
        while (search.open().size() > 0) {
            Schema open = search.open();
            List<ColumnVector> vectors =
                    open.names().stream().<ColumnVector>map(columns::get).toList();
            search.observe(new RowBatch(open, ROWS, vectors, 0));
            search.endPass();
            passes++;
        }
        assertThat(passes).isLessThanOrEqualTo(5);
        assertThat(search.centers()).containsOnlyKeys("seconds", "kelvin");
        assertThat(search.centers().get("seconds")).isBetween(1_699_999_970.0, 1_700_000_090.0);
        assertThat(search.centers().get("kelvin")).isBetween(285.0, 301.0);
    }

    private static ColumnVector longs(long[] values) {
        return new LongVector(values, values.length, new boolean[0]);
    }

    private static ColumnVector doubles(double[] values) {
        return new DoubleVector(values, values.length, new boolean[0]);
    }
}
