package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberGridTest {
    private static final long SEED = 20_010_508;

    @Test
    void a_slot_holds_its_number_and_grows_with_it() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            double one = Double.longBitsToDouble(random.nextLong());
            double other = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(one) && Double.isFinite(other)) {
                int slot = NumberGrid.slotOf(one);
                assertThat(Math.abs(one))
                        .as("seed %d", SEED)
                        .isBetween(Math.abs(NumberGrid.inner(slot)), Math.abs(NumberGrid.outer(slot)));
                assertThat(NumberGrid.slotOf(-one)).isEqualTo(-slot);
                assertThat(one <= other || slot >= NumberGrid.slotOf(other)).isTrue();
                if (Math.abs(one) >= Double.MIN_NORMAL) {
                    assertThat(Math.abs(NumberGrid.middle(slot) - one))
                            .isLessThanOrEqualTo(NumberGrid.RELATIVE_ERROR * Math.abs(one) * (1 + 1e-12));
                }
            }
        }
        assertThat(NumberGrid.slotOf(-0.0)).isZero();
        assertThat(NumberGrid.outer(NumberGrid.slotOf(Double.MAX_VALUE))).isEqualTo(Double.MAX_VALUE);
    }

    /** The library's sketch is the reference: the same promise, kept for the same numbers. */
    @Test
    void its_quantiles_keep_the_promise_that_ddsketch_makes() {
        Random random = new Random(SEED);
        double[] values = random.doubles(20_000).map(x -> Math.exp(8 * x) - 200).toArray();
        DDSketch reference = DDSketches.unboundedDense(NumberGrid.RELATIVE_ERROR);
        SlotCounter counter = new SlotCounter(0);
        counter.begin(values, values.length);
        counter.add(values, 0, values.length);
        Distribution distribution = new Distribution(0, counter.finish());
        Arrays.stream(values).forEach(reference::accept);
        Arrays.sort(values);
        for (double share = 0.001; share < 1; share += 0.001) {
            double exact = values[Math.max(1, (int) Math.ceil(share * values.length)) - 1];
            double allowed = NumberGrid.RELATIVE_ERROR * Math.abs(exact) * (1 + 1e-12);
            assertThat(Math.abs(distribution.quantile(share) - exact))
                    .as("share %s", share)
                    .isLessThanOrEqualTo(allowed);
            // Theirs is of the rank below, which at this many values is a neighbour.
            assertThat(reference.getValueAtQuantile(share))
                    .isBetween(exact - 4 * Math.abs(exact) / 100 - 0.5, exact + 4 * Math.abs(exact) / 100 + 0.5);
        }
    }
}
