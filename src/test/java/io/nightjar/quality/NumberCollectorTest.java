package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.table.DoubleVector;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberCollectorTest {
    private static final long SEED = 11;
    private static final int ROWS = 5_003;
    private static final double[] ODD = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, 1e300, -1e-300, 4e18
    };

    @Test
    void finds_what_a_look_at_each_number_finds_however_rows_are_cut_and_wherever_odd_ones_stand() {
        Random random = new Random(SEED);
        for (double center : new double[] {0, 40, -3}) {
            for (int oddOnes : new int[] {0, 3, 400}) {
                double[] values = random.doubles(ROWS).map(x -> 50 * x - 10).toArray();
                boolean[] nulls = new boolean[ROWS];
                for (int i = 0; i < oddOnes; i++) {
                    values[random.nextInt(ROWS)] = ODD[random.nextInt(ODD.length)];
                    nulls[random.nextInt(ROWS)] = true;
                }
                double[] present = IntStream.range(0, ROWS)
                        .filter(row -> !nulls[row])
                        .mapToDouble(row -> values[row])
                        .toArray();
                ColumnContent.Numbers expected = oneByOne(center, present);
                for (int step : new int[] {ROWS, 1000, 64, 5, 1}) {
                    assertThat(inBatches(center, values, nulls, step))
                            .as("center %s, %d odd, batches of %d, seed %d", center, oddOnes, step, SEED)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void tells_the_vector_that_all_its_numbers_are_finite_only_if_they_are() {
        for (double last : new double[] {2, Double.NaN, Double.POSITIVE_INFINITY}) {
            DoubleVector vector = new DoubleVector(new double[] {0, 1, 2, 3, last}, 5, new boolean[0]);
            new NumberCollector(0, 1).observe(vector, new int[0]);
            assertThat(vector.isFinite()).isEqualTo(Double.isFinite(last));
        }
    }

    @Test
    void of_no_number_at_all_says_so() {
        ColumnContent.Numbers none = inBatches(
                0,
                new double[] {Double.NaN, 1, Double.NaN, Double.NaN, Double.NaN},
                new boolean[] {false, true, false, false, false},
                5);
        assertThat(none.count()).isZero();
        assertThat(none.nan()).isEqualTo(4);
        assertThat(none.min()).isZero();
        assertThat(none.max()).isZero();
    }

    private static ColumnContent.Numbers inBatches(double center, double[] values, boolean[] nulls, int step) {
        NumberCollector collector = new NumberCollector(center, 1);
        for (int from = 0; from < values.length; from += step) {
            int to = Math.min(values.length, from + step);
            boolean[] flags = Arrays.copyOfRange(nulls, from, to);
            collector.observe(
                    Arrays.copyOfRange(values, from, to),
                    to - from,
                    IntStream.range(0, flags.length).anyMatch(row -> flags[row]) ? flags : new boolean[0],
                    new int[0]);
        }
        collector.endRowGroup();
        return collector.content();
    }

    private static ColumnContent.Numbers oneByOne(double center, double[] values) {
        SlotCounter slots = new SlotCounter(center);
        MomentSums moments = new MomentSums();
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        for (double value : values) {
            double[] one = {value};
            slots.begin(one, 1);
            slots.add(one, 0, 1);
            slots.end(one, 1);
        }
        for (double value : finite) {
            moments.add(new double[] {value}, 0, 1);
        }
        moments.endRowGroup();
        return new ColumnContent.Numbers(
                finite.length,
                Arrays.stream(values).filter(Double::isNaN).count(),
                Arrays.stream(values).filter(Double::isInfinite).count(),
                Arrays.stream(finite).filter(value -> value == 0).count(),
                Arrays.stream(finite).filter(value -> value < 0).count(),
                Arrays.stream(finite).min().orElse(0) + 0.0,
                Arrays.stream(finite).max().orElse(0) + 0.0,
                moments.moments(),
                new Distribution(center, slots.finish()),
                new NumberTally().counts(1));
    }
}
