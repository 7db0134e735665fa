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

    /** Before numbers of a batch are counted. */
    void begin(double[] values, int size) {
        if (first == UNPLACED) {
            placeAround(values, size);
        }
        if (sinceDrain > Integer.MAX_VALUE - size) {
            drain();
        }
        sinceDrain += size;
        far = 0;
    }

    void add(double[] values, int from, int to) {
        int[] window = counts;
        int base = base();
        for (int row = from; row < to; row++) {
            int place = place(values[row] - center) - base;
            if (place >= 0 && place < window.length) {
                window[place]++;
            } else {
                addFar(values[row]);
            }
        }
    }

    /** When the numbers of a batch are counted. */
    void end(double[] values, int size) {
        if (far > size / 2) {
            placeAround(values, size);
        }
    }

    /** How many numbers were NaN or infinite until now, which have no slot. */
    long odd() {
        return nan + infinite;
    }

    /** Of a number's distance from the center, among the places of all windows. */
    static int place(double distance) {
        long bits = Double.doubleToRawLongBits(distance);
        return ((int) (bits >>> (NumberGrid.SHIFT - 1)) & TWICE_A_MAGNITUDE) + (int) (bits >>> 63);
    }

    /** The place that the window begins with, as long as {@link #begin} is not called again. */
    int base() {
        return 2 * first;
    }

    double center() {
        return center;
    }

    /** Counts from {@link #base} on, for a loop that counts itself. */
    int[] window() {
        return counts;
    }

    /** Counts a number beyond the window. */
    void addFar(double value) {
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

    /** Around the size of a number amid a batch, by a look at a few. */
    private void placeAround(double[] values, int size) {
        drain();
        int step = Math.max(1, size / LOOKS);
        double[] sizes = new double[LOOKS];
        int looked = 0;
        for (int row = 0; row < size && looked < LOOKS; row += values[row] == center ? 1 : step) {
            double distance = Math.abs(values[row] - center);
            if (distance > 0 && distance <= Double.MAX_VALUE) {
                sizes[looked++] = distance;
            }
        }
        if (looked > 0) {
            Arrays.sort(sizes, 0, looked);
            int middle = NumberGrid.magnitude(sizes[looked / 2]);
            // Never from the place of zero on, which is not told from those of numbers next to it.
            first = Math.max(1, middle - BELOW * NumberGrid.BINS_OF_AN_OCTAVE);
        }
    }

    private void drain() {
        drained = drained.plus(windowCounts());
        Arrays.fill(counts, 0);
        sinceDrain = 0;
    }

    private SlotCounts windowCounts() {
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
