package io.nightjar.labels;

import java.util.Optional;

/**
 * Where a figure lies with 95 % confidence.
 *
 * @param low at most {@code high}
 */
public record Interval(double low, double high) {
    /** The 97.5 % quantile of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    /** Of a share of independent rows: E. B. Wilson's (1927), without correction. */
    static Interval ofShare(long part, long whole) {
        double share = (double) part / whole;
        double z2 = Z * Z;
        double center = share + z2 / (2 * whole);
        double half = Z * Math.sqrt(share * (1 - share) / whole + z2 / (4.0 * whole * whole));
        double scale = 1 + z2 / whole;
        // Exact at the ends, where rounding would leave a little of what is nothing.
        return new Interval(
                part == 0 ? 0 : Math.max(0, (center - half) / scale),
                part == whole ? 1 : Math.min(1, (center + half) / scale));
    }

    /** Of one share less another: R. G. Newcombe's tenth method (1998), of the two Wilson intervals. */
    static Interval ofDifference(long part, long whole, long otherPart, long otherWhole) {
        double share = (double) part / whole;
        double other = (double) otherPart / otherWhole;
        Interval of = ofShare(part, whole);
        Interval ofOther = ofShare(otherPart, otherWhole);
        return new Interval(
                share - other - Math.hypot(share - of.low, ofOther.high - other),
                share - other + Math.hypot(of.high - share, other - ofOther.low));
    }

    /**
     * Of one share divided by another, normal in its logarithm: D. Katz and others (1978). Absent where either is 0, of
     * which there is no logarithm.
     */
    static Optional<Interval> ofRatio(long part, long whole, long otherPart, long otherWhole) {
        if (part == 0 || otherPart == 0) {
            return Optional.empty();
        }
        double ratio = (double) part / whole / ((double) otherPart / otherWhole);
        double half = Z * Math.sqrt(1.0 / part - 1.0 / whole + 1.0 / otherPart - 1.0 / otherWhole);
        return Optional.of(new Interval(ratio * Math.exp(-half), ratio * Math.exp(half)));
    }

    /** Of a figure that is near to normal. */
    static Interval normal(double value, double standardError) {
        return new Interval(value - Z * standardError, value + Z * standardError);
    }

    Interval within(double least, double most) {
        return new Interval(Math.max(least, low), Math.min(most, high));
    }
}
