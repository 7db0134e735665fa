package io.nightjar.quality.alarm;

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
