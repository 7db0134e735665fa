package io.nightjar.quality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts numbers; when there are too many different ones, the rare ones are left out, see {@link ValueCounts}. */
final class NumberTally {
    private static final int FIRST_BITS = 6;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /**
     * Open addressing: the bits of a number and beside them its count, 0 where there is none. A look at it touches one line
     * of a cache that many columns share.
     */
    private long[] table = new long[2 << FIRST_BITS];

    private long[] spare = {};
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
        } else if (4 * size > table.length) {
            bits++;
            rebuild(0);
        }
    }

    /** Whether the key is new. */
    private boolean count(long key, long times) {
        long[] entries = table;
        int place = 2 * (int) ((key * SPREAD) >>> (Long.SIZE - bits));
        while (entries[place + 1] != 0 && entries[place] != key) {
            place = (place + 2) & (entries.length - 1);
        }
        boolean isNew = entries[place + 1] == 0;
        entries[place] = key;
        entries[place + 1] += times;
        size += isNew ? 1 : 0;
        return isNew;
    }

    private DistinctSketch sketched() {
        return sketch.orElseGet(() -> {
            DistinctSketch all = DistinctSketch.empty();
            for (int place = 0; place < table.length; place += 2) {
                if (table[place + 1] > 0) {
                    all.add(Double.longBitsToDouble(table[place]));
                }
            }
            return all;
        });
    }

    private void leaveOut() {
        long[] counts = new long[table.length / 2];
        for (int entry = 0; entry < counts.length; entry++) {
            counts[entry] = table[2 * entry + 1];
        }
        long less = ValueCounts.exceededBy(ValueCounts.LISTED, counts);
        rebuild(less);
        missed += less;
    }

    /** Into a table of the size that {@code bits} says, each with so much less. */
    private void rebuild(long less) {
        long[] old = table;
        table = spare.length == 2 << bits ? spare : new long[2 << bits];
        spare = old;
        Arrays.fill(table, 0);
        size = 0;
        for (int place = 0; place < old.length; place += 2) {
            if (old[place + 1] > less) {
                count(old[place], old[place + 1] - less);
            }
        }
    }

    /** @param stands how many rows each number that was looked at stands for */
    ValueCounts<Double> counts(long stands) {
        Map<Double, Long> rows = new HashMap<>();
        for (int place = 0; place < table.length; place += 2) {
            if (table[place + 1] > 0) {
                rows.put(Double.longBitsToDouble(table[place]), table[place + 1] * stands);
            }
        }
        return ValueCounts.of(looked, looked * stands, rows, missed * stands, sketch, DistinctSketch::add);
    }
}
