package io.nightjar.quality.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.quality.measure.Metric;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpreadTest {
    /** Margins are even between -1 and 1 around the threshold. */
    private static final Optional<NearThreshold> EVEN =
            Optional.of(displacement -> Math.min(1, Math.abs(displacement)) / 2);

    @Test
    void equal_spreads_move_nothing_whatever_their_sizes() {
        DecisionEffect effect =
                spread(new double[] {2, -1, 0.5}, 30, 10, 20).since(spread(new double[] {-1, 0.5, 2}, 1, 2, 3), EVEN);
        assertThat(effect).isEqualTo(new DecisionEffect(Metric.of(0), Metric.of(0), Metric.of(0), Metric.of(0)));
    }

    @Test
    void a_value_that_half_of_the_rows_exchanged_moves_them_alone() {
        DecisionEffect effect = spread(new double[] {0.4, 0}, 50, 50).since(spread(new double[] {0, 1}, 7, 0), EVEN);
        assertThat(value(effect.shift())).isEqualTo(0.2, within(1e-12));
        assertThat(value(effect.distance())).isEqualTo(0.2, within(1e-12));
        assertThat(value(effect.raised())).isEqualTo(0.5 * 0.4 / 2, within(1e-12));
        assertThat(effect.lowered()).isEqualTo(Metric.of(0));
    }

    @Test
    void values_that_only_lie_wider_move_rows_both_ways() {
        DecisionEffect effect = spread(new double[] {-0.6, 0.6}, 1, 1).since(spread(new double[] {0}, 5), EVEN);
        assertThat(value(effect.shift())).isEqualTo(0, within(1e-12));
        assertThat(value(effect.distance())).isEqualTo(0.6, within(1e-12));
        assertThat(value(effect.raised())).isEqualTo(0.15, within(1e-12));
        assertThat(value(effect.lowered())).isEqualTo(0.15, within(1e-12));
        assertThat(value(effect.crossed())).isEqualTo(0.3, within(1e-12));
    }

    @Test
    void without_a_threshold_it_says_how_far_margins_moved_and_no_more() {
        DecisionEffect effect = spread(new double[] {1}, 9).since(spread(new double[] {0}, 9), Optional.empty());
        assertThat(effect.shift()).isEqualTo(Metric.of(1));
        assertThat(effect.crossed()).isEqualTo(Metric.notAvailable("the job has no threshold on the margin"));
        assertThat(EffectMeasure.MARGIN_SHIFT.of(
                        spread(new double[] {0}, 9).since(spread(new double[] {1}, 9), Optional.empty())))
                .isEqualTo(Metric.of(1));
    }

    @Test
    void no_rows_are_no_spread() {
        assertThat(Spread.of(new double[] {1}, new long[] {0})).isEmpty();
    }

    private static Spread spread(double[] contributions, long... rows) {
        return Spread.of(contributions, rows).orElseThrow();
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }
}
