package io.nightjar.quality;

/**
 * Which rows of a file are looked at closely: one of every so many in a row, chosen by a hash of the file's footer and
 * their place. It depends on nothing else: not on splits, threads or batches, and not on where the file lies.
 *
 * @param seed of the file
 * @param every one row of so many; 1 for all
 */
record RowSample(long seed, int every) {
    private static final int SEED_DIGITS = 16;

    RowSample {
        if (every < 1) {
            throw new IllegalArgumentException("one row of every " + every);
        }
    }

    static RowSample of(String footerDigest, int every) {
        return new RowSample(Long.parseUnsignedLong(footerDigest.substring(0, SEED_DIGITS), 16), every);
    }

    /** The rows of a batch that are looked at, from 0, ascending. */
    int[] rows(long firstRow, int rows) {
        long first = firstRow / every;
        long last = (firstRow + rows - 1) / every;
        int[] picked = new int[rows == 0 ? 0 : (int) (last - first + 1)];
        int size = 0;
        for (long stratum = first; size < picked.length && stratum <= last; stratum++) {
            long row = stratum * every + Long.remainderUnsigned(mix(seed + stratum), every) - firstRow;
            if (row >= 0 && row < rows) {
                picked[size++] = (int) row;
            }
        }
        return size == picked.length ? picked : java.util.Arrays.copyOf(picked, size);
    }

    /** The finisher of G. Steele, D. Lea and C. Flood, Fast splittable pseudorandom number generators (OOPSLA 2014). */
    private static long mix(long place) {
        long mixed = place * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
