package io.nightjar.quality;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;

/** Looks at numbers: takes a batch as it is unless it holds nulls, NaN or infinities. */
final class NumberCollector implements ColumnCollector {
    private final double center;
    private final int every;
    private final SlotCounter slots;
    private final MomentSums moments = new MomentSums();
    private final NumberRange range = new NumberRange();
    private final NumberTally tally = new NumberTally();
    private double[] scratch = {};
    private double[] finite = {};
    private long count;
    private long zero;
    private long negative;

    NumberCollector(double center, int every) {
        this.center = center;
        this.every = every;
        this.slots = new SlotCounter(center);
    }

    @Override
    public void observe(ColumnVector vector, int[] sample) {
        if (vector instanceof DoubleVector doubles) {
            long odd = slots.odd();
            observe(doubles.values(), doubles.size(), doubles.nulls(), sample);
            if (slots.odd() == odd && !doubles.hasNulls()) {
                doubles.foundFinite();
            }
        } else {
            observe(widened((LongVector) vector), vector.size(), vector.nulls(), sample);
        }
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
        slots.begin(values, size);
        int begin = Math.min(size, moments.toFirstLane());
        observe(values, 0, begin);
        int end = size - (size - begin) % MomentSums.LANES;
        // Where one of the first was none, the others do not begin in the first lane either.
        if (begin < end && moments.toFirstLane() == 0) {
            observeInLanes(values, begin, end);
        } else {
            observe(values, begin, end);
        }
        observe(values, end, size);
        slots.end(values, size);
    }

    private void observeInLanes(double[] values, int from, int to) {
        long odd = slots.odd();
        NumberLoop.add(values, from, to, slots, moments, range);
        if (slots.odd() > odd) {
            addFinite(values, from, to);
        } else {
            addSigns(values, from, to);
        }
    }

    private void observe(double[] values, int from, int to) {
        slots.add(values, from, to);
        addFinite(values, from, to);
    }

    /** Adds those that are finite to all but the slots; may write them to {@link #finite} from its beginning. */
    private void addFinite(double[] values, int from, int to) {
        if (finite.length < to - from) {
            finite = new double[to - from];
        }
        int numbers = 0;
        // Never writes beyond where it reads, should that be the same array.
        for (int row = from; row < to; row++) {
            finite[numbers] = values[row];
            numbers += Math.abs(values[row]) <= Double.MAX_VALUE ? 1 : 0;
        }
        moments.add(finite, 0, numbers);
        range.add(finite, 0, numbers);
        addSigns(finite, 0, numbers);
    }

    private void addSigns(double[] values, int from, int to) {
        count += to - from;
        // Slots tell them where they lie around zero; and there are none where even the least number is above it.
        if (center == 0 || range.least() > 0) {
            return;
        }
        for (int row = from; row < to; row++) {
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
                count == 0 ? 0 : range.least() + 0.0,
                count == 0 ? 0 : range.greatest() + 0.0,
                moments.moments(),
                distribution,
                tally.counts(every));
    }
}
