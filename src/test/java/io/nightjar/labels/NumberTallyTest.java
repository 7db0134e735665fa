package io.nightjar.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTallyTest {
    private static final int ROWS = 400;

    @Test
    void theIntervalOfTheExplainedShareIsThatOfRowsDrawnAgainAndAgain() {
        // Far from 0, as years or amounts are, and noisier where larger.
        Random random = new Random(20010508);
        double[] truth = new double[ROWS];
        double[] predicted = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double place = random.nextDouble();
            truth[row] = 1e6 + 100 * place + 20 * (0.5 + place) * random.nextGaussian();
            predicted[row] = 1e6 + 90 * place + 5;
        }
        Figure figure = figure(truth, predicted);
        double[] drawn = new double[4000];
        for (int time = 0; time < drawn.length; time++) {
            double[] truths = new double[ROWS];
            double[] predictions = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                int any = random.nextInt(ROWS);
                truths[row] = truth[any];
                predictions[row] = predicted[any];
            }
            drawn[time] = figure(truths, predictions).value().orElseThrow();
        }
        Arrays.sort(drawn);
        Interval interval = figure.interval().orElseThrow();
        double width = interval.high() - interval.low();
        assertThat(width).isBetween(0.03, 0.3);
        assertThat(interval.low()).isCloseTo(drawn[100], within(width / 10));
        assertThat(interval.high()).isCloseTo(drawn[3899], within(width / 10));
    }

    @Test
    void predictionsWorseThanTheMeanExplainLessThanNothingAndPerfectOnesAllOfIt() {
        assertThat(figure(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}).value())
                .hasValue(-3.0);
        Figure perfect = figure(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4});
        assertThat(perfect.value()).hasValue(1.0);
        assertThat(perfect.interval()).hasValue(new Interval(1, 1));
        assertThat(figure(new double[] {1, 1}, new double[] {1, 2}).value()).isEmpty();
    }

    private static Figure figure(double[] truth, double[] predicted) {
        NumberTally tally = new NumberTally();
        for (int row = 0; row < truth.length; row++) {
            tally.add(predicted[row], truth[row]);
        }
        return tally.figures().get(2);
    }
}
