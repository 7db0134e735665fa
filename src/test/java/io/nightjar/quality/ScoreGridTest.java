package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreGridTest {

    @Test
    void puts_every_score_into_the_bin_that_holds_it() {
        long seed = new Random().nextLong();
        System.err.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            double near = Math.scalb(random.nextDouble(), -random.nextInt(30));
            assertHolds(random.nextBoolean() ? near : 1 - near);
        }
        assertHolds(0);
        assertHolds(1);
        assertHolds(Math.nextDown(1.0));
        assertHolds(Double.MIN_VALUE);
    }

    @Test
    void puts_each_edge_into_the_bin_that_begins_with_it() {
        for (int bin = 0; bin < ScoreGrid.bins(); bin++) {
            assertThat(ScoreGrid.binOf(ScoreGrid.lower(bin))).isEqualTo(bin);
        }
    }

    @Test
    void finds_the_bin_of_every_score_next_to_an_edge_or_to_a_power_of_two() {
        for (int bin = 1; bin < ScoreGrid.bins(); bin++) {
            assertHolds(Math.nextDown(ScoreGrid.lower(bin)));
            assertHolds(Math.nextUp(ScoreGrid.lower(bin)));
        }
        for (int power = -60; power < 0; power++) {
            for (double step = 1; step < 2; step += 1.0 / 256) {
                double score = Math.scalb(step, power);
                for (double near : new double[] {score, Math.nextDown(score), Math.nextUp(score)}) {
                    assertHolds(near);
                    assertHolds(1 - near);
                }
            }
        }
    }

    @Test
    void nests_in_thousandths() {
        for (int k = 0; k < 1000; k++) {
            int first = ScoreGrid.binOf(k / 1000.0);
            assertThat(ScoreGrid.lower(first)).isEqualTo(k / 1000.0);
            assertThat(ScoreGrid.thousandth(first)).isEqualTo(k);
            assertThat(ScoreGrid.thousandth(ScoreGrid.binOf(Math.nextDown((k + 1) / 1000.0))))
                    .isEqualTo(k);
        }
    }

    @Test
    void resolves_rare_events_to_about_two_percent() {
        for (double score = 1e-6; score < 0.03; score *= 1.1) {
            int bin = ScoreGrid.binOf(score);
            assertThat(ScoreGrid.lower(bin + 1) / ScoreGrid.lower(bin)).isLessThan(1.0221);
        }
    }

    /** Stored profiles name the grid, so its bins may never move under that name. */
    @Test
    void keeps_its_bins() {
        assertThat(ScoreGrid.NAME).isEqualTo("thousandths-and-octaves/32");
        assertThat(ScoreGrid.bins()).isEqualTo(2026);
        assertThat(ScoreGrid.binOf(0.5)).isEqualTo(1013);
        assertThat(ScoreGrid.lower(1)).isEqualTo(Math.scalb(1.0, -21));
        assertThat(ScoreGrid.binOf(0.001)).isEqualTo(355);
    }

    private static void assertHolds(double score) {
        int bin = ScoreGrid.binOf(score);
        assertThat(ScoreGrid.lower(bin)).isLessThanOrEqualTo(score);
        if (bin + 1 < ScoreGrid.bins()) {
            assertThat(ScoreGrid.lower(bin + 1)).isGreaterThan(score);
        }
    }
}
