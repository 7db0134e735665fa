package io.nightjar.quality.measure;

import io.nightjar.quality.alarm.Observation;
import java.util.Arrays;
import java.util.Optional;

/**
 * The baseline's rows and a night's, counted over the same bins. Bins are categories, or the places of numbers in
 * ascending order. Immutable.
 */
public final class Comparison {
    private static final int QUANTILES = 10;
    private static final double[] NOWHERE = {};

    private final long[] expected;
    private final long[] actual;
    private final double[] places;
    private final boolean isOfNumbers;
    private final long expectedMissing;
    private final long actualMissing;

    private Comparison(
            long[] expected,
            long[] actual,
            double[] places,
            boolean isOfNumbers,
            long expectedMissing,
            long actualMissing) {
        if (expected.length != actual.length || (isOfNumbers && places.length != expected.length)) {
            throw new IllegalArgumentException(expected.length + " and " + actual.length + " bins");
        }
        this.expected = expected;
        this.actual = actual;
        this.places = places;
        this.isOfNumbers = isOfNumbers;
        this.expectedMissing = expectedMissing;
        this.actualMissing = actualMissing;
    }

    /**
     * Over bins without an order, or with bins that are not to be changed.
     *
     * @param expected the baseline's rows in each
     * @param actual the night's
     */
    public static Comparison ofBins(long[] expected, long[] actual) {
        return new Comparison(expected.clone(), actual.clone(), NOWHERE, false, 0, 0);
    }

    /**
     * Over numbers.
     *
     * @param places ascending
     * @param expected the baseline's rows at each
     * @param actual the night's
     */
    public static Comparison ofNumbers(double[] places, long[] expected, long[] actual) {
        return new Comparison(expected.clone(), actual.clone(), places.clone(), true, 0, 0);
    }

    /** The same with rows that hold no value on either side. */
    public Comparison withMissing(long ofBaseline, long ofNight) {
        return new Comparison(expected, actual, places, isOfNumbers, ofBaseline, ofNight);
    }

    /**
     * The baseline without this night, which is one of those that it was made from. Values that a baseline of very many
     * different ones has left out count as none.
     */
    public Comparison leaveOut() {
        long[] others = new long[expected.length];
        for (int bin = 0; bin < others.length; bin++) {
            others[bin] = Math.max(0, expected[bin] - actual[bin]);
        }
        return new Comparison(
                others, actual, places, isOfNumbers, Math.max(0, expectedMissing - actualMissing), actualMissing);
    }

    /** The index of this night; empty where there is none. */
    public Optional<Observation.Distance> distance() {
        Comparison bins = binned().withMissingAsBin();
        if (!(new PopulationStability().between(this) instanceof Metric.Value index)) {
            return Optional.empty();
        }
        double unit = 1.0 / bins.expectedTotal() + 1.0 / bins.actualTotal();
        return Optional.of(new Observation.Distance(index.value(), bins.filled(), unit));
    }

    /** Bins that are not empty on both sides. */
    private int filled() {
        int filled = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            filled += expected[bin] + actual[bin] > 0 ? 1 : 0;
        }
        return filled;
    }

    /**
     * The night's values in categories of which the baseline has none; empty for numbers.
     *
     * @param material see {@link Observation.Share}
     */
    public Optional<Observation.Share> unseen(double material) {
        if (isOfNumbers || total(expected) == 0) {
            return Optional.empty();
        }
        long unseen = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            unseen += expected[bin] == 0 ? actual[bin] : 0;
        }
        return Optional.of(new Observation.Share(unseen, total(actual), material));
    }

    /** The night's rows without a value. */
    public Observation.Share missing(double material) {
        return new Observation.Share(actualMissing, actualMissing + total(actual), material);
    }

    /**
     * Numbers in at most ten bins between the deciles of the baseline, both ends open and equal edges merged; anything
     * else as it is.
     */
    Comparison binned() {
        if (!isOfNumbers) {
            return this;
        }
        long total = total(expected);
        long[] before = new long[QUANTILES];
        long[] now = new long[QUANTILES];
        int bin = 0;
        long below = 0;
        long decile = 0;
        for (int place = 0; place < places.length; place++) {
            if (total > 0 && below * QUANTILES / total > decile && below < total) {
                // A place that holds several deciles passes them all: one edge stands for them.
                decile = below * QUANTILES / total;
                bin++;
            }
            before[bin] += expected[place];
            now[bin] += actual[place];
            below += expected[place];
        }
        return new Comparison(
                Arrays.copyOf(before, bin + 1),
                Arrays.copyOf(now, bin + 1),
                NOWHERE,
                false,
                expectedMissing,
                actualMissing);
    }

    /** With one bin more for the rows without a value, where there are any. */
    Comparison withMissingAsBin() {
        if (expectedMissing == 0 && actualMissing == 0) {
            return this;
        }
        long[] before = Arrays.copyOf(expected, expected.length + 1);
        long[] now = Arrays.copyOf(actual, actual.length + 1);
        before[expected.length] = expectedMissing;
        now[actual.length] = actualMissing;
        return new Comparison(before, now, NOWHERE, false, 0, 0);
    }

    boolean isOfNumbers() {
        return isOfNumbers;
    }

    int bins() {
        return expected.length;
    }

    long expected(int bin) {
        return expected[bin];
    }

    long actual(int bin) {
        return actual[bin];
    }

    double place(int bin) {
        return places[bin];
    }

    /** Values of the baseline. */
    long expectedTotal() {
        return total(expected);
    }

    /** Values of the night. */
    long actualTotal() {
        return total(actual);
    }

    long expectedMissing() {
        return expectedMissing;
    }

    long actualMissing() {
        return actualMissing;
    }

    /** The baseline's rows as an array of its own. */
    long[] expected() {
        return expected.clone();
    }

    /** The night's rows as an array of its own. */
    long[] actual() {
        return actual.clone();
    }

    private static long total(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
