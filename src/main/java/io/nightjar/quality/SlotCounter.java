package io.nightjar.quality;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts numbers by slot. Nearly all of a column's numbers lie within 32 octaves, for which there is an array; the others
 * go into a map, and where they are many the array moves to them.
 */
final class SlotCounter {
    /** Octaves below that of the number that the array is laid around, and all it holds. */
    private static final int BELOW = 20;

    private static final int WINDOW = 32 * NumberGrid.BINS_OF_AN_OCTAVE;
    private static final int LOOKS = 33;
    /** Beyond all magnitudes: every number is far from there. */
    private static final int UNPLACED = 1 << 20;

    /** Of the bits of a double from one below its bin on: twice the magnitude of the bin. */
    private static final int TWICE_A_MAGNITUDE = 0x3FFFE;

    private final double center;
    /**
     * Counts of the window from zero outwards, those of a positive bin and of the negative one in turn: so one comparison
     * tells whether a number lies in the window.
     */
    private final int[] counts = new int[2 * WINDOW];

    private final Map<Integer, Long> others = new TreeMap<>();
    private SlotCounts drained = SlotCounts.NONE;
    private int first = UNPLACED;
    private long sinceDrain;
    private long atCenter;
    private long nan;
    private long infinite;
    private int far;

    /** @param center subtracted from each number before it is counted */
    SlotCounter(double center) {
        this.center = center;
    }

    /**
     * Counts a range.
     *
     * @return how many of them are NaN or infinite, which have no slot
     */
    int add(double[] values, int from, int to) {
        if (first == UNPLACED) {
            placeAround(values, from, to);
        }
        if (sinceDrain > Integer.MAX_VALUE - (to - from)) {
            drain();
        }
        sinceDrain += to - from;
        long odd = nan + infinite;
        far = 0;
        int[] window = counts;
        double by = center;
        int base = 2 * first;
        for (int row = from; row < to; row++) {
            long bits = Double.doubleToRawLongBits(values[row] - by);
            int place = ((int) (bits >>> (NumberGrid.SHIFT - 1)) & TWICE_A_MAGNITUDE) + (int) (bits >>> 63) - base;
            if (place >= 0 && place < window.length) {
                window[place]++;
            } else {
                addFar(values[row]);
            }
        }
        if (far > (to - from) / 2) {
            placeAround(values, from, to);
        }
        return (int) (nan + infinite - odd);
    }

    private void addFar(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            nan += Double.isNaN(value) ? 1 : 0;
            infinite += Double.isNaN(value) ? 0 : 1;
        } else if (value == center) {
            atCenter++;
        } else {
            far++;
            double distance = value - center;
            others.merge(
                    NumberGrid.slotOf(Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, distance))),
                    1L,
                    Long::sum);
        }
    }

    /** Around the size of a number amid the range, by a look at a few. */
    private void placeAround(double[] values, int from, int to) {
        drain();
        int step = Math.max(1, (to - from) / LOOKS);
        double[] sizes = new double[LOOKS];
        int size = 0;
        for (int row = from; row < to && size < LOOKS; row += values[row] == center ? 1 : step) {
            double distance = Math.abs(values[row] - center);
            if (distance > 0 && distance <= Double.MAX_VALUE) {
                sizes[size++] = distance;
            }
        }
        if (size > 0) {
            Arrays.sort(sizes, 0, size);
            int middle = NumberGrid.magnitude(sizes[size / 2]);
            // Never from the place of zero on, which is not told from those of numbers next to it.
            first = Math.max(1, middle - BELOW * NumberGrid.BINS_OF_AN_OCTAVE);
        }
    }

    private void drain() {
        drained = drained.plus(window());
        Arrays.fill(counts, 0);
        sinceDrain = 0;
    }

    private SlotCounts window() {
        int[] slots = new int[counts.length + 1];
        long[] rows = new long[counts.length + 1];
        int size = 0;
        for (int bin = WINDOW - 1; bin >= 0; bin--) {
            slots[size] = -(first + bin + 1);
            rows[size] = counts[2 * bin + 1];
            size += rows[size] > 0 ? 1 : 0;
        }
        for (int bin = 0; bin < WINDOW; bin++) {
            slots[size] = first + bin + 1;
            rows[size] = counts[2 * bin];
            size += rows[size] > 0 ? 1 : 0;
        }
        return new SlotCounts(Arrays.copyOf(slots, size), Arrays.copyOf(rows, size));
    }

    long nan() {
        return nan;
    }

    long infinite() {
        return infinite;
    }

    SlotCounts finish() {
        drain();
        if (atCenter > 0) {
            others.merge(0, atCenter, Long::sum);
            atCenter = 0;
        }
        drained = drained.plus(new SlotCounts(
                others.keySet().stream().mapToInt(Integer::intValue).toArray(),
                others.values().stream().mapToLong(Long::longValue).toArray()));
        others.clear();
        return drained;
    }
}
