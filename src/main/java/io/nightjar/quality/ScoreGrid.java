package io.nightjar.quality;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Fixed bins over [0, 1] in which scores are counted: each 0.001 wide in the middle, and towards both ends narrower by
 * a factor of 2^(1/32), down to 2^-21, so that rare events (scores near 0) and certain ones are resolved as well.
 * Counts over fixed bins merge exactly in any order, can be compared between any two nights, and need no baseline while
 * scoring; quantile edges taken from them are exact to one bin.
 */
final class ScoreGrid {
    /** Stored with every profile: counts over another grid are never compared with these. */
    static final String NAME = "thousandths-and-octaves/32";

    /** Inner edges, ascending. Bin i is [edge i-1, edge i); the first begins at 0, the last ends with 1. */
    private static final double[] EDGES = edges();

    /** Between these, thousandths are all the bins there are. */
    private static final double MIDDLE_FROM = 0.032;

    private static final double MIDDLE_TO = 0.968;

    /** 512 slots to an octave, few of which hold an edge; octaves from [2^-22, 2^-21) to [1/4, 1/2). */
    private static final int SLOT_SHIFT = 52 - 9;

    private static final long LOWEST = Double.doubleToRawLongBits(0x1p-22) >>> SLOT_SHIFT;
    private static final int SLOTS = (int) ((Double.doubleToRawLongBits(0.5) >>> SLOT_SHIFT) - LOWEST);

    /** For each slot below 1/2, the bin of its lower end: narrows the search to a few edges. */
    private static final int[] FIRST = IntStream.rangeClosed(0, SLOTS)
            .map(slot -> slot == 0 ? 0 : search(lowerEnd(slot)))
            .toArray();

    /** For each slot above 1/2, where they lie mirrored, the bin of its upper end. */
    private static final int[] LAST = IntStream.rangeClosed(0, SLOTS)
            .map(slot -> slot == 0 ? EDGES.length : search(1 - lowerEnd(slot)))
            .toArray();

    private static final int[] THOUSANDTH = thousandths();
    private static final int MIDDLE = search(MIDDLE_FROM) - 32;

    private ScoreGrid() {}

    static int bins() {
        return EDGES.length + 1;
    }

    /** The bin of a score between 0 and 1. */
    static int binOf(double score) {
        if (score >= MIDDLE_FROM && score < MIDDLE_TO) {
            // The product may be rounded over an edge.
            int bin = MIDDLE + (int) (score * 1000);
            return score < EDGES[bin - 1] ? bin - 1 : score >= EDGES[bin] ? bin + 1 : bin;
        }
        // Exact: the difference of two numbers within a factor of two has no rounding.
        return score < 0.5 ? upFrom(FIRST[slotOf(score)], score) : downFrom(LAST[slotOf(1 - score)], score);
    }

    private static int upFrom(int first, double score) {
        int bin = first;
        while (score >= EDGES[bin]) {
            bin++;
        }
        return bin;
    }

    private static int downFrom(int last, double score) {
        int bin = last;
        while (score < EDGES[bin - 1]) {
            bin--;
        }
        return bin;
    }

    private static int slotOf(double score) {
        return (int) Math.max(0, (Double.doubleToRawLongBits(score) >>> SLOT_SHIFT) - LOWEST);
    }

    private static double lowerEnd(int slot) {
        return Double.longBitsToDouble((LOWEST + slot) << SLOT_SHIFT);
    }

    /** Lower end of a bin. */
    static double lower(int bin) {
        return bin == 0 ? 0 : EDGES[bin - 1];
    }

    /** Which of a thousand equal bins over [0, 1] holds a bin; none crosses two, since their edges are edges here. */
    static int thousandth(int bin) {
        return THOUSANDTH[bin];
    }

    private static int search(double score) {
        int found = Arrays.binarySearch(EDGES, score);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static int[] thousandths() {
        int[] thousandth = new int[EDGES.length + 1];
        for (int bin = 1, k = 0; bin < thousandth.length; bin++) {
            if (k < 999 && EDGES[bin - 1] == (k + 1) / 1000.0) {
                k++;
            }
            thousandth[bin] = k;
        }
        return thousandth;
    }

    private static double[] edges() {
        DoubleStream thousandths = IntStream.range(1, 1000).mapToDouble(k -> k / 1000.0);
        DoubleStream low = IntStream.rangeClosed(0, 32 * 16).mapToDouble(k -> StrictMath.pow(2, -5 - k / 32.0));
        DoubleStream high = IntStream.rangeClosed(0, 32 * 16).mapToDouble(k -> 1 - StrictMath.pow(2, -5 - k / 32.0));
        return DoubleStream.concat(thousandths, DoubleStream.concat(low, high))
                .sorted()
                .distinct()
                .toArray();
    }
}
