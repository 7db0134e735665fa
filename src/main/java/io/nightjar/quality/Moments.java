package io.nightjar.quality;

import io.nightjar.quality.measure.Metric;
import java.util.Optional;

/**
 * Sums from which mean and variance of numbers follow. Each row group's are added in a fixed order, as doubles; row
 * groups are added without rounding. So they are the same however a file's row groups are dealt out to splits.
 *
 * @param sum of the numbers
 * @param squares sum of their squares; empty where it is beyond all doubles
 */
public record Moments(ExactSum sum, Optional<ExactSum> squares) {
    static final Moments NONE = new Moments(ExactSum.ZERO, Optional.of(ExactSum.ZERO));

    /**
     * From sums of distances, which keep the digits that squares of large numbers near each other would lose.
     *
     * @param shift subtracted from each number
     * @param distances sum of the differences, finite
     * @param squares sum of their squares
     */
    static Moments of(long count, double shift, double distances, double squares) {
        ExactSum by = ExactSum.of(shift);
        ExactSum first = ExactSum.of(distances);
        ExactSum all = by.times(count);
        return new Moments(
                first.plus(all), Optional.of(squares).filter(Double::isFinite).map(finite -> ExactSum.of(finite)
                        .plus(by.times(first).times(2))
                        .plus(by.times(all))));
    }

    Moments plus(Moments next) {
        return new Moments(sum.plus(next.sum), squares.flatMap(mine -> next.squares.map(mine::plus)));
    }

    public Metric mean(long count) {
        return count == 0 ? Metric.notAvailable("there are no numbers") : Metric.of(sum.over(count));
    }

    /** The mean squared distance from the mean: divided by the count, not by one less. */
    public Metric variance(long count) {
        if (count == 0) {
            return Metric.notAvailable("there are no numbers");
        }
        // Rounding within row groups may leave a little less than nothing where all numbers are equal.
        double variance = squares.map(
                        all -> all.times(count).plus(sum.times(sum).negated()))
                .map(scaled -> Math.max(0, scaled.over(count) / count))
                .orElse(Double.NaN);
        return Double.isFinite(variance)
                ? Metric.of(variance)
                : Metric.notAvailable("the squares of the numbers are beyond all doubles");
    }
}
