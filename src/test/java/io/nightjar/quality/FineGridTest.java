package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.model.Signature.Gives;
import io.nightjar.quality.measure.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FineGridTest {
    private static final long SEED = Long.getLong("nightjar.seed", 20010508);

    @Test
    void everyNumberLiesInItsBinWhichIsNarrow() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            double number = random.nextGaussian() * Math.pow(2, random.nextInt(80) - 30);
            int bin = FineGrid.binOf(number);
            double lower = FineGrid.lower(bin);
            double upper = FineGrid.lower(bin + 1);

            // The lower end of a negative bin belongs to the bin below: bins are counted from the middle.
            assertThat(number).as("seed %d", SEED).isBetween(lower, upper);
            assertThat(upper - lower).isLessThanOrEqualTo(Math.max(Math.abs(number) / 256, 0x1p-29));
        }
    }

    @Test
    void theEndsOfWhatADoubleCanBeHaveBinsToo() {
        assertThat(FineGrid.binOf(0)).isZero();
        assertThat(FineGrid.binOf(-0.0)).isZero();
        assertThat(FineGrid.binOf(Double.MIN_VALUE)).isZero();
        for (double number : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE}) {
            ScoreCollector counting = new ScoreCollector(Gives.NUMBERS);
            counting.add(new double[] {number}, 1, row -> false);
            ScoreProfile profile = counting.finish("y");

            assertThat(profile.count()).isEqualTo(1);
            assertThat(profile.mean()).isEqualTo(Metric.of(number));
        }
    }

    @Test
    void quantilesAreExactToABinAndMergingChangesNothing() {
        Random random = new Random(SEED);
        List<Double> numbers = new ArrayList<>();
        ScoreProfile folded = ScoreProfile.none("y", FineGrid.NAME);
        for (int split = 0; split < 5; split++) {
            ScoreCollector counting = new ScoreCollector(Gives.MARGINS);
            double[] scores = random.doubles(1000, -50, 20).toArray();
            counting.add(scores, 1000, row -> row % 10 == 0);
            for (int row = 0; row < 1000; row++) {
                if (row % 10 != 0) {
                    numbers.add(scores[row]);
                }
            }
            folded = folded.merge(counting.finish("y"));
        }
        Collections.sort(numbers);

        assertThat(folded.count()).isEqualTo(4500);
        assertThat(folded.min()).isEqualTo(numbers.get(0));
        for (double share : new double[] {0.1, 0.25, 0.5, 0.9}) {
            double exact = numbers.get((int) (share * 4500));
            assertThat(((Metric.Value) folded.quantile(share)).value())
                    .as("seed %d, share %s", SEED, share)
                    .isCloseTo(exact, within(Math.abs(exact) / 200 + 0.05));
        }
    }

    @Test
    void numbersThatMovedDriftAndThoseThatStayedDoNot() {
        Baseline baseline = Baseline.from(List.of(LocalDate.EPOCH), night(0));

        assertThat(((Metric.Value) baseline.scorePsi(night(0))).value()).isZero();
        assertThat(((Metric.Value) baseline.scorePsi(night(30))).value()).isGreaterThan(0.2);
        assertThat(baseline.scoreBins().orElseThrow().counts()).hasSize(10);
    }

    private static QualityProfile night(double shift) {
        Random random = new Random(SEED);
        ScoreCollector counting = new ScoreCollector(Gives.NUMBERS);
        double[] scores = random.doubles(10_000).map(u -> 100 * u - 50 + shift).toArray();
        counting.add(scores, scores.length, row -> false);
        return new QualityProfile(
                new RowCounts(10_000, 10_000, List.of()),
                List.of(),
                Optional.of(counting.finish("y")),
                List.of(),
                List.of(),
                1);
    }
}
