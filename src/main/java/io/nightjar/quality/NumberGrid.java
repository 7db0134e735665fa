package io.nightjar.quality;

/**
 * Fixed bins over all finite doubles: each octave of either sign is cut into 64 bins of equal width, taken from the
 * number's own bits, and zero has one of its own. Counts over fixed bins merge exactly in any order and can be compared
 * between any two nights; a quantile taken from them is within {@link #RELATIVE_ERROR} of the true one.
 *
 * <p>This is the sketch of C. Masson, J. Rim and H. Lee, DDSketch (PVLDB 12, 2019), with an index that is linear within
 * an octave, and unbounded, so that no bin is ever collapsed.
 *
 * <p>A slot is a bin's number: 0 is zero, slots grow with the numbers they hold, and the slot of {@code -x} is minus that
 * of {@code x}.
 */
final class NumberGrid {
    /** Half a bin's width over its middle, at the beginning of an octave, where it is largest: 1/129. */
    static final double RELATIVE_ERROR = 1.0 / 129;

    /** The bits of a double below those that name its bin. */
    static final int SHIFT = 52 - 6;

    static final int BINS_OF_AN_OCTAVE = 64;

    private NumberGrid() {}

    /** The slot of a finite number. */
    static int slotOf(double value) {
        if (value == 0) {
            return 0;
        }
        int size = magnitude(value) + 1;
        return value < 0 ? -size : size;
    }

    /** The place of a number's bin among those of its sign, from 0. */
    static int magnitude(double value) {
        return (int) ((Double.doubleToRawLongBits(value) & Long.MAX_VALUE) >>> SHIFT);
    }

    /** The end of a slot's bin that is nearer to zero, which belongs to it; zero for slot 0. */
    static double inner(int slot) {
        double inner = slot == 0 ? 0 : Double.longBitsToDouble((Math.abs(slot) - 1L) << SHIFT);
        return slot < 0 ? -inner : inner;
    }

    /** The end of a slot's bin that is farther from zero, which does not belong to it; at most the largest double. */
    static double outer(int slot) {
        double outer =
                slot == 0 ? 0 : Math.min(Double.MAX_VALUE, Double.longBitsToDouble((long) Math.abs(slot) << SHIFT));
        return slot < 0 ? -outer : outer;
    }

    /** The number in a bin that is farthest from no other by more than {@link #RELATIVE_ERROR} of that other. */
    static double middle(int slot) {
        double inner = inner(slot);
        double outer = outer(slot);
        return inner == 0 ? outer / 2 : inner + (outer - inner) / (1 + outer / inner);
    }
}
