package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.Signature;
import io.nightjar.model.Signature.Gives;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Held against functions whose Shapley values can be written down. */
class RowPermutationsTest {
    private static final String SEED = "0123456789abcdef".repeat(4);

    @Test
    void ofTwoFactorsEachGetsItsShapleyValueExactly() {
        // Half of each order's product terms, and a pair of an order and its reverse has both halves.
        RowEstimate estimate =
                estimate(3, row -> row[0] * row[1] + 5 * row[2], new double[] {3, 4, 2}, others(1, 2, 1));

        assertThat(estimate.score()).isEqualTo(22);
        assertThat(estimate.usual()).isEqualTo(7);
        assertThat(contributions(estimate)).containsExactly(6.0, 4.0, 5.0);
        assertThat(estimate.columns()).extracting(RowEstimate.Column::error).containsOnly(0.0);
        assertThat(estimate.rows()).isEqualTo(1);
        assertThat(estimate.orders()).isEqualTo(400);
    }

    @Test
    void ofThreeFactorsTheEstimateIsWithinAFewErrorsAndAddsUp() {
        Random random = new Random(7);
        double[][] others = new double[300][];
        for (int i = 0; i < others.length; i++) {
            others[i] = random.doubles(3, 0, 2).toArray();
        }
        double[] row = {2, 3, 4};
        RowEstimate estimate = estimate(3, one -> one[0] * one[1] * one[2], row, others);
        assertThat(estimate.rows()).isEqualTo(200);
        double[] exact = new double[3];
        for (int i = 0; i < 200; i++) {
            for (int column = 0; column < 3; column++) {
                exact[column] += shapleyOfProduct(column, row, others[i]) / 200;
            }
        }
        double sum = estimate.usual();
        for (int column = 0; column < 3; column++) {
            RowEstimate.Column found = estimate.columns().get(column);
            assertThat(found.error()).isPositive();
            assertThat(found.contribution()).isCloseTo(exact[column], within(4 * found.error()));
            sum += found.contribution();
        }
        assertThat(sum).isCloseTo(estimate.score(), within(1e-9));
    }

    /** a × b × c: over the six orders of three. */
    private static double shapleyOfProduct(int column, double[] x, double[] z) {
        int one = (column + 1) % 3;
        int two = (column + 2) % 3;
        double moved = x[column] - z[column];
        return moved * (2 * z[one] * z[two] + x[one] * z[two] + z[one] * x[two] + 2 * x[one] * x[two]) / 6;
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherOthers() {
        ToDoubleFunction<double[]> function = row -> row[0] * row[1] * row[2];
        double[][] others = {{1, 1, 1}, {0, 2, 1}, {5, 1, 0}};
        double[] row = {2, 3, 4};
        RowEstimate once = estimate(3, function, row, others);
        assertThat(estimate(3, function, row, others)).isEqualTo(once);
        RowEstimate other = new RowPermutations(signature(3), scorer(function), "f".repeat(64))
                .of(0, batch(new double[][] {row}), batch(others));
        assertThat(contributions(other)).isNotEqualTo(contributions(once));
    }

    @Test
    void veryManyColumnsAreAskedForInBatchesOfABoundedSize() {
        int columns = 500;
        double[] row = new double[columns];
        row[3] = 7;
        List<Integer> sizes = new ArrayList<>();
        RowEstimate estimate = new RowPermutations(signature(columns), scorer(one -> one[3] + one[499], sizes), SEED)
                .of(0, batch(new double[][] {row}), batch(new double[][] {new double[columns]}));
        assertThat(contributions(estimate).get(3)).isEqualTo(7);
        assertThat(sizes).allMatch(size -> size <= 4096);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void mixturesThatAreRejectedAreLeftOutAndWithoutAnyOtherItSaysSo() {
        Scorer picky = scorer(row -> row[0] + row[1] > 10 ? Double.NaN : row[0] * row[1]);
        RowEstimate estimate = new RowPermutations(signature(2), picky, SEED)
                .of(0, batch(new double[][] {{3, 4}}), batch(new double[][] {{1, 2}, {9, 1}}));
        assertThat(estimate.orders()).isEqualTo(200);
        assertThat(estimate.usual()).isEqualTo(2);
        assertThatThrownBy(() -> new RowPermutations(signature(2), picky, SEED)
                        .of(0, batch(new double[][] {{3, 4}}), batch(new double[][] {{9, 1}})))
                .isInstanceOf(NightjarException.class)
                .hasMessageContaining("refuses every mixture");
    }

    @Test
    void placesAreSpreadOverAllRowsAndAscend() {
        long[] places = new RowPermutations(signature(3), scorer(row -> 0), SEED).places(1_000_000);
        assertThat(places).hasSize(200).isSorted().doesNotHaveDuplicates();
        assertThat(places[0]).isLessThan(5_000);
        assertThat(places[199]).isBetween(995_000L, 999_999L);
        assertThat(new RowPermutations(signature(3), scorer(row -> 0), SEED).places(3))
                .containsExactly(0, 1, 2);
    }

    private static List<Double> contributions(RowEstimate estimate) {
        return estimate.columns().stream().map(RowEstimate.Column::contribution).toList();
    }

    private static RowEstimate estimate(
            int columns, ToDoubleFunction<double[]> function, double[] row, double[][] others) {
        return new RowPermutations(signature(columns), scorer(function), SEED)
                .of(0, batch(new double[][] {row}), batch(others));
    }

    private static double[][] others(double... row) {
        return new double[][] {row};
    }

    private static Signature signature(int columns) {
        List<FeatureColumn> features = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            features.add(new FeatureColumn("c" + i, ColumnType.DOUBLE, List.of(Kind.NUMBER)));
        }
        return new Signature(features, List.of("y"), Optional.empty(), Gives.NUMBERS);
    }

    private static RowBatch batch(double[][] rows) {
        List<ColumnVector> vectors = new ArrayList<>();
        for (int column = 0; column < rows[0].length; column++) {
            double[] values = new double[rows.length];
            for (int row = 0; row < rows.length; row++) {
                values[row] = rows[row][column];
            }
            vectors.add(new DoubleVector(values, rows.length, new boolean[0]));
        }
        return new RowBatch(signature(rows[0].length).columns(), rows.length, vectors, 0);
    }

    private static Scorer scorer(ToDoubleFunction<double[]> function) {
        return scorer(function, new ArrayList<>());
    }

    /** NaN is a reject. */
    private static Scorer scorer(ToDoubleFunction<double[]> function, List<Integer> sizes) {
        return new Scorer() {
            @Override
            public ScoredBatch score(RowBatch batch) {
                sizes.add(batch.rows());
                double[] scores = new double[batch.rows()];
                ScoredBatch.Reject[] rejects = new ScoredBatch.Reject[batch.rows()];
                for (int row = 0; row < scores.length; row++) {
                    double[] values = new double[batch.vectors().size()];
                    for (int column = 0; column < values.length; column++) {
                        values[column] = ((DoubleVector) batch.vector(column)).value(row);
                    }
                    scores[row] = function.applyAsDouble(values);
                    if (Double.isNaN(scores[row])) {
                        rejects[row] = new ScoredBatch.Reject(RejectReason.REFUSED_BY_MODEL, Optional.empty());
                    }
                }
                return new ScoredBatch(
                        scores.length,
                        new int[scores.length],
                        new double[][] {scores},
                        rejects,
                        new int[scores.length],
                        new ScoredBatch.ColumnUse[0]);
            }

            @Override
            public ScoringPath path() {
                return new ScoringPath("test", "a function");
            }
        };
    }
}
