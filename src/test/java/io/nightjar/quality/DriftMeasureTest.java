package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DriftMeasureTest {

    @Test
    void gives_the_figure_of_the_published_vector() {
        long[] expected = {428, 425, 414, 427, 440, 447, 380, 386, 444, 386};
        long[] actual = {426, 437, 429, 391, 469, 433, 360, 443, 371, 418};
        assertThat(value(DriftMeasure.psi(expected, actual))).isEqualTo(0.007406694184014186, within(1e-16));
    }

    @Test
    void is_zero_for_equal_shares_of_different_totals() {
        assertThat(value(DriftMeasure.psi(new long[] {1, 3}, new long[] {100, 300})))
                .isZero();
    }

    @Test
    void gives_a_bin_empty_on_one_side_the_stated_share() {
        // (0.5 - 1) ln(0.5 / 1) + (0.5 - 0.0001) ln(0.5 / 0.0001)
        double byHand = -0.5 * Math.log(0.5) + 0.4999 * Math.log(5000);
        assertThat(value(DriftMeasure.psi(new long[] {7, 0, 0}, new long[] {4, 4, 0})))
                .isEqualTo(byHand, within(1e-12));
    }

    @Test
    void is_not_available_where_a_side_has_no_rows() {
        assertThat(DriftMeasure.psi(new long[] {1, 2}, new long[] {0, 0}))
                .isEqualTo(Metric.notAvailable("there are no rows to compare"));
        assertThat(DriftMeasure.psi(new long[] {0, 0}, new long[] {1, 2}))
                .isEqualTo(Metric.notAvailable("the baseline has no rows"));
    }

    @Test
    void is_not_available_with_one_bin_only() {
        assertThat(DriftMeasure.psi(new long[] {5}, new long[] {5}))
                .isEqualTo(Metric.notAvailable("all of the baseline lies in one bin"));
    }

    @Test
    void refuses_sides_with_different_bins() {
        assertThatThrownBy(() -> DriftMeasure.psi(new long[2], new long[3])).hasMessage("2 and 3 bins");
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }
}
