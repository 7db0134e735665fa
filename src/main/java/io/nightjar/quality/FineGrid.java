package io.nightjar.quality;

/**
 * Fixed bins over all finite numbers, for scores that are no probabilities: 256 equally wide ones from each power of two
 * to the next, so that a bin is at most 0.4% wide, and one for all that lies nearer to 0 than 2^-30. Finer than
 * {@link NumberGrid}, since a score may stay within one octave, and its drift is looked at in tenths of its rows. Like
 * those bins these merge exactly in any order and need no baseline. They are numbered from the middle: 0 holds 0,
 * negative ones are of negative numbers.
 */
final class FineGrid {
    /** Stored with every profile: counts over another grid are never compared with these. */
    static final String NAME = "octaves/256";

    /** The bits of a double below the upper eight of its fraction. */
    private static final int SHIFT = 52 - 8;

    private static final long LOWEST = Double.doubleToRawLongBits(0x1p-30) >>> SHIFT;

    private FineGrid() {}

    /** The bin of a finite number. */
    static int binOf(double number) {
        long size = (Double.doubleToRawLongBits(Math.abs(number)) >>> SHIFT) - LOWEST + 1;
        int bin = (int) Math.max(0, size);
        return number < 0 ? -bin : bin;
    }

    /** Lower end of a bin. */
    static double lower(int bin) {
        return bin > 0 ? size(bin) : -size(1 - bin);
    }

    /** The least size of a number in a bin above 0. */
    private static double size(int bin) {
        return Double.longBitsToDouble((LOWEST + bin - 1) << SHIFT);
    }
}
