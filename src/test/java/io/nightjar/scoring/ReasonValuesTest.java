package io.nightjar.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReasonValuesTest {
    private static final int ROWS = 20_000;
    private static final long SEED = 17;

    @Test
    void eachNumberIsShownAsItIsHoweverOftenAndBesideWhateverOthersItComes() {
        Random random = new Random(SEED);
        double[] reals = new double[ROWS];
        long[] wholes = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            wholes[row] = row % 3 == 0 ? random.nextLong() : random.nextInt(5000) - 2500;
            reals[row] = switch (row % 4) {
                case 0 -> random.nextGaussian();
                case 1 -> random.nextBoolean() ? 0.0 : -0.0;
                default -> random.nextInt(3000) / 4.0;
            };
        }
        boolean[] nulls = new boolean[ROWS];
        nulls[7] = true;
        Schema schema = new Schema(
                List.of(Column.optional("real", ColumnType.DOUBLE), Column.optional("whole", ColumnType.INT64)));
        RowBatch batch = new RowBatch(
                schema, ROWS, List.of(new DoubleVector(reals, ROWS, nulls), new LongVector(wholes, ROWS, nulls)), 0);
        int[] ofRow = random.ints(ROWS, 0, 2).toArray();
        StringVector shown = new ReasonValues(
                        List.of(
                                new ExplainedFeature("real", "real", ColumnType.DOUBLE, Kind.NUMBER),
                                new ExplainedFeature("whole", "whole", ColumnType.INT64, Kind.NUMBER)),
                        Set.of(),
                        batch)
                .of(ofRow);
        for (int row = 0; row < ROWS; row++) {
            String right = ofRow[row] == 0 ? ValueWords.number(reals[row], 17) : Long.toString(wholes[row]);
            if (row == 7 ? !shown.isNull(row) : !shown.value(row).equals(right)) {
                throw new AssertionError("seed " + SEED + ", row " + row + ": " + shown.value(row) + " for " + right);
            }
        }
        assertThat(shown.size()).isEqualTo(ROWS);
    }
}
