package io.nightjar.quality.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.quality.alarm.Observation.Distance;
import io.nightjar.quality.alarm.Observation.Share;
import io.nightjar.quality.alarm.Observation.Size;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final Usual NOTHING = new Usual.Stated(0, 0);

    @Test
    void whatIsLearnedReachesAsFarAsAPredictionIntervalOfStudentsT() {
        Usual usual = new Usual.Learned(10, 2, 14);
        // The 97.5 % point of t with 13 degrees of freedom is 2.160369, in any table.
        assertThat(usual.limit(0.025)).isCloseTo(10 + 2 * 2.160369 * Math.sqrt(15.0 / 14), within(1e-5));
    }

    @Test
    void ofManyNightsThatIsTheMeanAndThreeStandardDeviations() {
        double[] figures =
                IntStream.range(0, 20_000).mapToDouble(night -> night % 2).toArray();
        assertThat(Usual.of(figures, 0).limit(0.00134990)).isCloseTo(0.5 + 3 * 0.5, within(1e-3));
    }

    @Test
    void whatChanceAddsToAnIndexIsChiSquared() {
        // The 95 % point of chi-squared with 9 degrees of freedom is 16.918978.
        assertThat(new Distance(0, 10, 1e-4).limit(NOTHING, 0.05)).isCloseTo(16.918978e-4, within(1e-9));
        assertThat(new Distance(16.918978e-4, 10, 1e-4).probability(NOTHING)).isCloseTo(0.05, within(1e-4));
    }

    @Test
    void theSameIndexIsUnusualInManyRowsAndNotInFew() {
        Usual usual = new Usual.Stated(0, 0.1);
        assertThat(new Distance(0.05, 10, 1.0 / 16_000).probability(usual)).isEqualTo(Observation.RAREST);
        assertThat(new Distance(0.05, 10, 1.0 / 200).probability(usual)).isGreaterThan(0.3);
    }

    @Test
    void aFewOfFewRowsAreNoAlarmAndOfManyTheyAre() {
        assertThat(new Share(1, 100, 0.002).probability(NOTHING)).isGreaterThan(0.1);
        assertThat(new Share(160, 16_000, 0.002).probability(NOTHING)).isEqualTo(Observation.RAREST);
        assertThat(new Share(16, 16_000, 0.002).probability(NOTHING)).isEqualTo(1);
    }

    @Test
    void tooFewRowsAreAsUnusualAsTooMany() {
        Usual usual = new Usual.Learned(StrictMath.log(1000), 0.1, 30);
        double half = new Size(500).probability(usual);
        assertThat(half)
                .isCloseTo(new Size(2000).probability(usual), within(1e-9))
                .isLessThan(1e-5);
        assertThat(new Size(1000).probability(usual)).isEqualTo(1);
        assertThat(new Size(1000).fewest(usual, 0.01) * new Size(1000).limit(usual, 0.01))
                .isCloseTo(1e6, within(1.0));
    }
}
