package io.nightjar.quality;

/** How far two distributions over the same bins lie apart. */
public final class DriftMeasure {
    /** The share that a bin empty on one side only is given on that side. */
    public static final double EMPTY_BIN_SHARE = 1e-4;

    private DriftMeasure() {}

    /**
     * Population Stability Index: the sum over bins of {@code (a - e) * ln(a / e)}, where e and a are the bin's shares,
     * each side's counts divided by its own total, with the natural logarithm. A bin empty on one side counts as
     * {@link #EMPTY_BIN_SHARE} there (shares are not scaled anew); one empty on both sides adds nothing. Bins are those
     * frozen in the baseline: at most ten between its deciles, equal edges merged, both tails open. Source of the
     * formula: S. Kullback, Information Theory and Statistics (1959), the divergence J(1,2); as an index in N. Siddiqi,
     * Credit Risk Scorecards (2006).
     *
     * @return not available where a side has no rows or there is only one bin
     */
    public static Metric psi(long[] expected, long[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(expected.length + " and " + actual.length + " bins");
        }
        long expectedRows = total(expected);
        long actualRows = total(actual);
        if (expectedRows == 0 || actualRows == 0) {
            return Metric.notAvailable(expectedRows == 0 ? "the baseline has no rows" : "there are no rows to compare");
        }
        if (expected.length < 2) {
            return Metric.notAvailable("all of the baseline lies in one bin");
        }
        double sum = 0;
        for (double part : psiParts(expected, actual)) {
            sum += part;
        }
        return Metric.of(sum);
    }

    /** What each bin adds to {@link #psi}, for sides that both have rows. */
    public static double[] psiParts(long[] expected, long[] actual) {
        long expectedRows = total(expected);
        long actualRows = total(actual);
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
     * What {@link #psi} comes to on average when nothing has drifted, for want of rows alone: {@code (bins - 1) * (1/n +
     * 1/m)}, since psi divided by {@code 1/n + 1/m} is asymptotically chi-squared with that many degrees of freedom. B.
     * Yurdakul and J. Naranjo, Statistical properties of the population stability index, Journal of Risk Model
     * Validation 14(4), 2020.
     */
    public static Metric psiByChance(int bins, long expectedRows, long actualRows) {
        return expectedRows == 0 || actualRows == 0
                ? Metric.notAvailable("there are no rows to compare")
                : Metric.of((bins - 1) * (1.0 / expectedRows + 1.0 / actualRows));
    }

    private static double share(long rows, long total) {
        return rows == 0 ? EMPTY_BIN_SHARE : (double) rows / total;
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
