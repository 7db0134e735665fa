package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.ExactSum;
import io.nightjar.quality.ScoreProfile;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlotRangeTest {

    @Test
    void numbersAreShownBetweenRoundOnesThatHoldTheNightAndItsBaseline() {
        PlotRange range = PlotRange.whole(Optional.of(numbers(-7.3, 61)), Optional.of(numbers(12, 88.8)));

        assertThat(range).isEqualTo(new PlotRange(-10, 90));
        assertThat(range.place(40)).isEqualTo(0.5);
        assertThat(range.at(0.25)).isEqualTo(15);
    }

    @Test
    void numbersThatAreAllEqualHaveARangeToo() {
        assertThat(PlotRange.whole(Optional.of(numbers(3, 3)), Optional.empty()))
                .isEqualTo(new PlotRange(3, 4));
        assertThat(PlotRange.whole(Optional.of(numbers(0, 0)), Optional.empty()))
                .isEqualTo(new PlotRange(0, 1));
    }

    @Test
    void probabilitiesAreShownFromZeroToOneOrCloserWhereAllAreSmall() {
        ScoreProfile small = new ScoreProfile(
                "late", "thousandths-and-octaves/32", 2, 0.01, 0.04, ExactSum.of(0.05), new TreeMap<>());

        assertThat(PlotRange.whole(Optional.of(small), Optional.empty())).isEqualTo(new PlotRange(0, 1));
        assertThat(PlotRange.closer(small, Optional.empty())).isEqualTo(new PlotRange(0, 0.05));
        // A score at the end of the smaller range would lie outside its last bin.
        ScoreProfile atTheEnd = new ScoreProfile(
                "late", "thousandths-and-octaves/32", 2, 0.05, 0.05, ExactSum.of(0.1), new TreeMap<>());
        assertThat(PlotRange.closer(atTheEnd, Optional.empty())).isEqualTo(new PlotRange(0, 0.1));
    }

    private static ScoreProfile numbers(double min, double max) {
        return new ScoreProfile("y", "octaves/256", 2, min, max, ExactSum.of(min + max), new TreeMap<>());
    }
}
