package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    private static final long SEED = 11;

    @Test
    void adds_and_multiplies_doubles_without_rounding() {
        Random random = new Random(SEED);
        ExactSum sum = ExactSum.ZERO;
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < 300; i++) {
            double value = Math.scalb(random.nextDouble() - 0.5, random.nextInt(2000) - 1000);
            double factor = random.nextGaussian();
            sum = sum.plus(ExactSum.of(value).times(ExactSum.of(factor)));
            expected = expected.add(new BigDecimal(value).multiply(new BigDecimal(factor)));
            assertThat(sum.toDouble()).as("seed %d, step %d", SEED, i).isEqualTo(expected.doubleValue());
            assertThat(sum.over(3))
                    .isEqualTo(expected.divide(BigDecimal.valueOf(3), new MathContext(400))
                            .doubleValue());
            assertThat(ExactSum.parse(sum.toString())).isEqualTo(sum);
        }
    }

    @Test
    void gives_back_every_double() {
        for (double value : new double[] {
            0, 1, -1, 0.1, -3e-310, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, 1 << 30
        }) {
            assertThat(ExactSum.of(value).toDouble()).isEqualTo(value);
        }
        assertThat(ExactSum.of(-0.0)).isEqualTo(ExactSum.ZERO);
    }

    @Test
    void keeps_what_doubles_would_lose() {
        ExactSum sum = ExactSum.of(1e300).plus(ExactSum.of(1e-300)).plus(ExactSum.of(-1e300));
        assertThat(sum.toDouble()).isEqualTo(1e-300);
        assertThat(ExactSum.of(Double.MAX_VALUE)
                        .plus(ExactSum.of(Double.MAX_VALUE))
                        .toDouble())
                .isInfinite();
    }

    @Test
    void refuses_what_is_no_finite_number() {
        assertThatThrownBy(() -> ExactSum.of(Double.NaN)).hasMessage("no finite number: NaN");
        assertThatThrownBy(() -> ExactSum.parse("12")).hasMessage("no sum");
    }
}
