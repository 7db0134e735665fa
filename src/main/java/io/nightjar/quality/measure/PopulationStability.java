package io.nightjar.quality.measure;

import java.util.Arrays;
import java.util.Optional;

/**
 * Population Stability Index: the sum over bins of {@code (a - e) * ln(a / e)}, where e and a are the bin's shares, each
 * side's counts divided by its own total, with the natural logarithm. A bin empty on one side counts as
 * {@link #EMPTY_BIN_SHARE} there (shares are not scaled anew); one empty on both sides adds nothing. Rows without a value are
 * one bin more, where there are any. Source of the formula: S. Kullback, Information Theory and Statistics (1959), the
 * divergence J(1,2); as an index in N. Siddiqi, Credit Risk Scorecards (2006).
 */
public record PopulationStability() implements DriftMeasure {
    /** The share that a bin empty on one side only is given on that side. */
    public static final double EMPTY_BIN_SHARE = 1e-4;

    @Override
    public String label() {
        return "psi";
    }

    @Override
    public Metric between(Comparison compared) {
        Comparison bins = compared.binned().withMissingAsBin();
        Optional<Metric> refused = DriftMeasure.refused(bins);
        if (refused.isPresent()) {
            return refused.get();
        }
        double sum = 0;
        for (double part : parts(bins.expected(), bins.actual())) {
            sum += part;
        }
        return Metric.of(sum);
    }

    /** What each bin adds, for sides that both have rows. */
    public static double[] parts(long[] expected, long[] actual) {
        long expectedRows = Arrays.stream(expected).sum();
        long actualRows = Arrays.stream(actual).sum();
        double[] parts = new double[expected.length];
        for (int bin = 0; bin < expected.length; bin++) {
            if (expected[bin] != 0 || actual[bin] != 0) {
                double e = share(expected[bin], expectedRows);
                double a = share(actual[bin], actualRows);
                parts[bin] = (a - e) * StrictMath.log(a / e);
            }
        }
        return parts;
    }

    /**
     * What the index comes to on average when nothing has drifted, for want of rows alone: {@code (bins - 1) * (1/n + 1/m)},
     * since the index divided by {@code 1/n + 1/m} is asymptotically chi-squared with that many degrees of freedom. B.
     * Yurdakul and J. Naranjo, Statistical properties of the population stability index, Journal of Risk Model Validation
     * 14(4), 2020.
     */
    public static Metric byChance(int bins, long expectedRows, long actualRows) {
        return expectedRows == 0 || actualRows == 0
                ? Metric.notAvailable("there are no rows to compare")
                : Metric.of((bins - 1) * (1.0 / expectedRows + 1.0 / actualRows));
    }

    /** The same for the bins in which two sides are compared. */
    public static Metric byChance(Comparison compared) {
        Comparison bins = compared.binned().withMissingAsBin();
        return byChance(bins.bins(), bins.expectedTotal(), bins.actualTotal());
    }

    private static double share(long rows, long total) {
        return rows == 0 ? EMPTY_BIN_SHARE : (double) rows / total;
    }
}
