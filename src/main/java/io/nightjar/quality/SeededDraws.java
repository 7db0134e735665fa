package io.nightjar.quality;

import java.util.stream.IntStream;

/** Chance that repeats: SplitMix64 (G. Steele, D. Lea and C. Flood, OOPSLA 2014) from a digest. */
final class SeededDraws {
    private long state;

    /**
     * @param seed at least 16 hex digits
     * @param stream another one gives other draws
     */
    SeededDraws(String seed, long stream) {
        this.state = Long.parseUnsignedLong(seed.substring(0, 16), 16) + 1_000_003L * stream;
    }

    /** From 0, up to the bound but without it. */
    long below(long bound) {
        state += 0x9e3779b97f4a7c15L;
        return Long.remainderUnsigned(mixed(state), bound);
    }

    /** The numbers from 0 in an order, as R. Fisher and F. Yates shuffle them. */
    int[] order(int size) {
        int[] order = IntStream.range(0, size).toArray();
        for (int last = size - 1; last > 0; last--) {
            int other = (int) below(last + 1L);
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static long mixed(long state) {
        long once = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
