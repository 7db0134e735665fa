package io.nightjar.parquet;

import java.util.Arrays;

/**
 * The encoding DELTA_BINARY_PACKED: a block of integers is its least difference of two neighbours and, packed in as many
 * bits as the largest needs, by how much each exceeds that. Keys that grow take next to nothing.
 */
final class DeltaEncoder {
    private static final int BLOCK = 128;
    private static final int MINI_BLOCKS = 4;
    private static final int MINI_BLOCK = BLOCK / MINI_BLOCKS;
    /** Values taken from a page at once. */
    private static final int STEP = 8 * BLOCK;

    private final PageBytes into;
    private final long[] block = new long[BLOCK];
    private final long[] packed = new long[MINI_BLOCK];

    private DeltaEncoder(PageBytes into) {
        this.into = into;
    }

    /** @param plain integers of 64 bits, at least one */
    static void encodeLongs(PageBytes plain, PageBytes into) {
        int count = plain.size() / Long.BYTES;
        long[] values = new long[1 + STEP];
        DeltaEncoder encoder = begin(count, plain.longAt(0), into);
        for (int at = 0; at + 1 < count; at += STEP) {
            int taken = Math.min(STEP, count - 1 - at);
            plain.takeLongs(at, values, 1 + taken);
            for (int from = 0; from < taken; from += BLOCK) {
                int size = Math.min(BLOCK, taken - from);
                differences(values, from, encoder.block, size);
                encoder.put(size);
            }
        }
    }

    /** @param plain integers of 32 bits, at least one; so are their differences */
    static void encodeInts(PageBytes plain, PageBytes into) {
        int count = plain.size() / Integer.BYTES;
        int[] values = new int[1 + STEP];
        DeltaEncoder encoder = begin(count, plain.intAt(0), into);
        for (int at = 0; at + 1 < count; at += STEP) {
            int taken = Math.min(STEP, count - 1 - at);
            plain.takeInts(at, values, 1 + taken);
            for (int from = 0; from < taken; from += BLOCK) {
                int size = Math.min(BLOCK, taken - from);
                differences(values, from, encoder.block, size);
                encoder.put(size);
            }
        }
    }

    private static DeltaEncoder begin(int count, long first, PageBytes into) {
        into.putVarint(BLOCK);
        into.putVarint(MINI_BLOCKS);
        into.putVarint(count);
        into.putVarint(zigzag(first));
        return new DeltaEncoder(into);
    }

    /** Small where the number is near 0, of whatever sign. */
    private static long zigzag(long value) {
        return (value << 1) ^ (value >> (Long.SIZE - 1));
    }

    // Each loop by itself, over arrays alone, is compiled once and in a moment.

    private static void differences(long[] values, int from, long[] into, int size) {
        for (int i = 0; i < size; i++) {
            into[i] = values[from + i + 1] - values[from + i];
        }
    }

    private static void differences(int[] values, int from, long[] into, int size) {
        for (int i = 0; i < size; i++) {
            int difference = values[from + i + 1] - values[from + i];
            into[i] = difference;
        }
    }

    /** Writes a block of so many differences, at least one. */
    private void put(int size) {
        long least = least(block, size);
        lessen(block, size, least);
        // What is missing in the last block is as if it were the least.
        Arrays.fill(block, size, BLOCK, 0);
        into.putVarint(zigzag(least));
        int[] widths = new int[MINI_BLOCKS];
        for (int mini = 0; mini < MINI_BLOCKS; mini++) {
            widths[mini] = width(block, mini * MINI_BLOCK);
            into.put(widths[mini]);
        }
        for (int mini = 0; mini * MINI_BLOCK < size; mini++) {
            put(mini * MINI_BLOCK, widths[mini]);
        }
    }

    private static long least(long[] block, int size) {
        long least = block[0];
        for (int i = 1; i < size; i++) {
            least = Math.min(least, block[i]);
        }
        return least;
    }

    private static void lessen(long[] block, int size, long least) {
        for (int i = 0; i < size; i++) {
            block[i] -= least;
        }
    }

    private static int width(long[] block, int from) {
        long bits = 0;
        for (int i = from; i < from + MINI_BLOCK; i++) {
            bits |= block[i];
        }
        return Long.SIZE - Long.numberOfLeadingZeros(bits);
    }

    private void put(int from, int width) {
        if (width == 0) {
            return;
        }
        pack(block, from, width, packed);
        into.putLongs(packed, 0, width / 2);
        if (width % 2 != 0) {
            // 32 values end where a 32-bit word does.
            into.putInt((int) packed[width / 2]);
        }
    }

    private static void pack(long[] block, int from, int width, long[] into) {
        long bits = 0;
        int held = 0;
        int next = 0;
        for (int i = from; i < from + MINI_BLOCK; i++) {
            long value = block[i];
            bits |= value << held;
            held += width;
            if (held >= Long.SIZE) {
                into[next++] = bits;
                held -= Long.SIZE;
                bits = held == 0 ? 0 : value >>> (width - held);
            }
        }
        if (held > 0) {
            into[next] = bits;
        }
    }
}
