package io.nightjar.quality.alarm;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/** Where a figure usually lies. */
public sealed interface Usual {

    /** The middle of what is usual. */
    double center();

    /** How far above {@link #center} a figure lies at most, but for one night in {@code 1 / alpha}. */
    double reach(double alpha);

    /** The same as a figure. */
    default double limit(double alpha) {
        return center() + reach(alpha);
    }

    /**
     * Learned from past nights: the upper bound of a prediction interval for one more of them, {@code mean + t s sqrt(1 +
     * 1/n)} with Student's t of n - 1 degrees of freedom. Of many nights, with alpha 0.00135, it is the mean and three
     * standard deviations. G. Hahn and W. Meeker, Statistical Intervals (1991).
     *
     * @param center their mean
     * @param deviation their standard deviation
     * @param nights how many
     */
    record Learned(double center, double deviation, int nights) implements Usual {
        @Override
        public double reach(double alpha) {
            double t = -TDistribution.of(nights - 1).inverseCumulativeProbability(Math.min(0.5, alpha));
            return t * deviation * Math.sqrt(1 + 1.0 / nights);
        }
    }

    /** Stated beforehand, for as long as there are too few nights to learn from. */
    record Stated(double center, double reach) implements Usual {
        @Override
        public double reach(double alpha) {
            return reach;
        }
    }

    /**
     * As far as a stated quantile of past nights: how often chance brings more is not known.
     *
     * @param reach from the center
     */
    record Ranked(double center, double reach) implements Usual {
        @Override
        public double reach(double alpha) {
            return reach;
        }
    }

    /**
     * Up to a stated quantile of the figures of past nights, which are never below 0.
     *
     * @param least what the limit is taken for where it is less
     */
    static Usual upTo(double quantile, double[] figures, double least) {
        return new Ranked(0, Math.max(least, quantile(quantile, figures)));
    }

    /** Around the middle of past nights, as far as a stated quantile of them lies from it. */
    static Usual around(double quantile, double[] figures, double least) {
        double middle = quantile(0.5, figures);
        double[] away =
                Arrays.stream(figures).map(figure -> Math.abs(figure - middle)).toArray();
        return new Ranked(middle, Math.max(least, quantile(quantile, away)));
    }

    /** Between the two figures next to it in order, as the line between them goes (R. Hyndman and Y. Fan, 1996, type 7). */
    private static double quantile(double share, double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Learns from the figures of past nights.
     *
     * @param least what the standard deviation is taken for where it is less
     */
    static Usual of(double[] figures, double least) {
        double mean = 0;
        for (double figure : figures) {
            mean += figure / figures.length;
        }
        double squares = 0;
        for (double figure : figures) {
            squares += (figure - mean) * (figure - mean);
        }
        return new Learned(mean, Math.max(least, Math.sqrt(squares / (figures.length - 1))), figures.length);
    }
}
