package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.quality.measure.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentSumsTest {
    private static final long SEED = 3;

    @Test
    void give_the_mean_and_variance_of_numbers_near_each_other_and_far_from_zero() {
        Random random = new Random(SEED);
        double[] values = random.doubles(10_000).map(x -> 1e9 + x).toArray();
        Moments moments = of(values, values.length);
        BigDecimal count = BigDecimal.valueOf(values.length);
        BigDecimal sum = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(count, MathContext.DECIMAL128);
        double variance = Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(count, MathContext.DECIMAL128)
                .doubleValue();
        assertThat(value(moments.mean(values.length))).isEqualTo(mean.doubleValue());
        assertThat(value(moments.variance(values.length))).isEqualTo(variance, within(1e-12));
    }

    @Test
    void do_not_depend_on_how_rows_are_cut_into_batches() {
        double[] values =
                new Random(SEED).doubles(1001).map(x -> Math.tan(3 * x)).toArray();
        Moments whole = of(values, values.length);
        for (int step : new int[] {1, 2, 3, 5, 64, 1000}) {
            assertThat(of(values, step)).as("batches of %d", step).isEqualTo(whole);
        }
    }

    @Test
    void of_equal_numbers_have_no_variance() {
        double[] values = new double[999];
        Arrays.fill(values, 0.1);
        Moments moments = of(values, 100);
        assertThat(moments.mean(999)).isEqualTo(Metric.of(0.1));
        assertThat(moments.variance(999)).isEqualTo(Metric.of(0));
        assertThat(Moments.NONE.mean(0)).isEqualTo(Metric.notAvailable("there are no numbers"));
    }

    private static Moments of(double[] values, int step) {
        MomentSums sums = new MomentSums();
        for (int from = 0; from < values.length; from += step) {
            sums.add(values, from, Math.min(values.length, from + step));
        }
        sums.endRowGroup();
        return sums.moments().orElseThrow();
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }
}
