package io.nightjar.quality;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts numbers; when there are too many different ones, the rare ones are left out, see {@link ValueCounts}. */
final class NumberTally {
    private static final int FIRST_BITS = 6;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Open addressing: a key is the bits of a number, and counts where its count is not 0. */
    private long[] keys = new long[1 << FIRST_BITS];

    private long[] counts = new long[1 << FIRST_BITS];
    private int bits = FIRST_BITS;
    private int size;
    private long looked;
    private long missed;
    private Optional<DistinctSketch> sketch = Optional.empty();

    /** Counts a finite number; both zeros are one. */
    void add(double value) {
        looked++;
        double number = value + 0.0;
        sketch.ifPresent(all -> all.add(number));
        if (!count(Double.doubleToRawLongBits(number), 1)) {
            return;
        }
        if (size > ColumnContent.MOST_VALUES) {
            sketch = Optional.of(sketched());
            leaveOut();
        } else if (2 * size > counts.length) {
            bits++;
            rebuild(new long[1 << bits], new long[1 << bits], 0);
        }
    }

    /** Whether the key is new. */
    private boolean count(long key, long times) {
        int place = (int) ((key * SPREAD) >>> (Long.SIZE - bits));
        while (counts[place] != 0 && keys[place] != key) {
            place = (place + 1) & (counts.length - 1);
        }
        boolean isNew = counts[place] == 0;
        keys[place] = key;
        counts[place] += times;
        size += isNew ? 1 : 0;
        return isNew;
    }

    private DistinctSketch sketched() {
        return sketch.orElseGet(() -> {
            DistinctSketch all = DistinctSketch.empty();
            for (int place = 0; place < counts.length; place++) {
                if (counts[place] > 0) {
                    all.add(Double.longBitsToDouble(keys[place]));
                }
            }
            return all;
        });
    }

    private void leaveOut() {
        long less = ValueCounts.exceededBy(ValueCounts.LISTED, counts);
        rebuild(new long[counts.length], new long[counts.length], less);
        missed += less;
    }

    /** Into a table of the size that {@code bits} says, each with so much less. */
    private void rebuild(long[] newKeys, long[] newCounts, long less) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = newKeys;
        counts = newCounts;
        size = 0;
        for (int place = 0; place < oldCounts.length; place++) {
            if (oldCounts[place] > less) {
                count(oldKeys[place], oldCounts[place] - less);
            }
        }
    }

    /** @param stands how many rows each number that was looked at stands for */
    ValueCounts<Double> counts(long stands) {
        Map<Double, Long> rows = new HashMap<>();
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                rows.put(Double.longBitsToDouble(keys[place]), counts[place] * stands);
            }
        }
        return ValueCounts.of(looked, looked * stands, rows, missed * stands, sketch, DistinctSketch::add);
    }
}
