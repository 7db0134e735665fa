package io.nightjar.quality;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;

/**
 * Looks at numbers: each figure has a loop of its own over the batch, which is faster than one for all, and takes the
 * batch as it is unless it holds nulls, NaN or infinities.
 */
final class NumberCollector implements ColumnCollector {
    private static final int LANES = 4;

    private final double center;
    private final int every;
    private final SlotCounter slots;
    private final MomentSums moments = new MomentSums();
    private final NumberTally tally = new NumberTally();
    private double[] scratch = {};
    private double[] finite = {};
    private long count;
    private long zero;
    private long negative;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    NumberCollector(double center, int every) {
        this.center = center;
        this.every = every;
        this.slots = new SlotCounter(center);
    }

    @Override
    public void observe(ColumnVector vector, int[] sample) {
        double[] values = vector instanceof DoubleVector doubles ? doubles.values() : widened((LongVector) vector);
        observe(values, vector.size(), vector.nulls(), sample);
    }

    /** Numbers of a batch, of which the null ones are unspecified; no flags where none is null. */
    void observe(double[] values, int size, boolean[] nulls, int[] sample) {
        for (int row : sample) {
            if ((nulls.length == 0 || !nulls[row]) && Math.abs(values[row]) <= Double.MAX_VALUE) {
                tally.add(values[row]);
            }
        }
        if (nulls.length == 0) {
            observe(values, size);
        } else {
            int present = present(values, size, nulls);
            observe(finite, present);
        }
    }

    private void observe(double[] values, int size) {
        int odd = slots.add(values, 0, size);
        double[] numbers = values;
        if (odd > 0) {
            finite(values, size);
            numbers = finite;
        }
        int numberCount = size - odd;
        count += numberCount;
        moments.add(numbers, 0, numberCount);
        range(numbers, numberCount);
        if (center != 0) {
            signs(numbers, numberCount);
        }
    }

    private void range(double[] values, int size) {
        if (size > 0 && min > max) {
            min = values[0];
            max = values[0];
        }
        int end = size / LANES * LANES;
        rangeOfFours(values, end);
        for (int row = end; row < size; row++) {
            min = Math.min(min, values[row]);
            max = Math.max(max, values[row]);
        }
    }

    /**
     * The product of the distances to both ends is negative for a number beyond one. One look at the signs of four
     * products costs less than eight comparisons.
     */
    private void rangeOfFours(double[] values, int end) {
        double least = min;
        double greatest = max;
        for (int row = 0; row < end; row += LANES) {
            double first = values[row];
            double second = values[row + 1];
            double third = values[row + 2];
            double fourth = values[row + 3];
            long signs = Double.doubleToRawLongBits((first - least) * (greatest - first))
                    | Double.doubleToRawLongBits((second - least) * (greatest - second))
                    | Double.doubleToRawLongBits((third - least) * (greatest - third))
                    | Double.doubleToRawLongBits((fourth - least) * (greatest - fourth));
            if (signs < 0) {
                least = Math.min(least, Math.min(Math.min(first, second), Math.min(third, fourth)));
                greatest = Math.max(greatest, Math.max(Math.max(first, second), Math.max(third, fourth)));
            }
        }
        min = least;
        max = greatest;
    }

    private void signs(double[] values, int size) {
        for (int row = 0; row < size; row++) {
            zero += values[row] == 0 ? 1 : 0;
            negative += values[row] < 0 ? 1 : 0;
        }
    }

    private int present(double[] values, int size, boolean[] nulls) {
        if (finite.length < size) {
            finite = new double[size];
        }
        int present = 0;
        for (int row = 0; row < size; row++) {
            finite[present] = values[row];
            present += nulls[row] ? 0 : 1;
        }
        return present;
    }

    /** May take the values from the array it writes to: it never writes beyond where it reads. */
    private void finite(double[] values, int size) {
        if (finite.length < size) {
            finite = new double[size];
        }
        int numbers = 0;
        for (int row = 0; row < size; row++) {
            finite[numbers] = values[row];
            numbers += Math.abs(values[row]) <= Double.MAX_VALUE ? 1 : 0;
        }
    }

    private double[] widened(LongVector vector) {
        long[] values = vector.values();
        int size = vector.size();
        if (scratch.length < size) {
            scratch = new double[size];
        }
        for (int row = 0; row < size; row++) {
            scratch[row] = values[row];
        }
        return scratch;
    }

    @Override
    public void endRowGroup() {
        moments.endRowGroup();
    }

    @Override
    public ColumnContent.Numbers content() {
        Distribution distribution = new Distribution(center, slots.finish());
        return new ColumnContent.Numbers(
                count,
                slots.nan(),
                slots.infinite(),
                center == 0 ? distribution.zeros() : zero,
                center == 0 ? distribution.negatives() : negative,
                count == 0 ? 0 : min + 0.0,
                count == 0 ? 0 : max + 0.0,
                moments.moments(),
                distribution,
                tally.counts(every));
    }
}
