package io.nightjar.parquet;

/**
 * The RLE/bit-packing hybrid, as {@link RunDecoder} reads it: a value that comes eight times or more becomes a run, all
 * others are packed in groups of eight.
 */
final class RunEncoder {
    private static final int GROUP = 8;

    private RunEncoder() {}

    /** Bits that the largest value takes. */
    static int width(int largest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    }

    static void encode(int[] values, int count, int width, PageBytes into) {
        int packedFrom = 0;
        int at = 0;
        while (at < count) {
            int end = at + 1;
            while (end < count && values[end] == values[at]) {
                end++;
            }
            // Packed groups are full, but for the last: a run that follows gives them what they lack.
            int start = at + ((packedFrom - at) & (GROUP - 1));
            if (end - start >= GROUP) {
                pack(values, packedFrom, start, width, into);
                repeat(values[at], end - start, width, into);
                packedFrom = end;
            }
            at = end;
        }
        pack(values, packedFrom, count, width, into);
    }

    /** A run of one value. */
    static void repeat(int value, int count, int width, PageBytes into) {
        into.putVarint(count << 1);
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            into.put(value >>> shift);
        }
    }

    private static void pack(int[] values, int from, int to, int width, PageBytes into) {
        if (from == to) {
            return;
        }
        int groups = (to - from + GROUP - 1) / GROUP;
        into.putVarint((groups << 1) | 1);
        long bits = 0;
        int held = 0;
        for (int i = from; i < from + groups * GROUP; i++) {
            bits |= (i < to ? values[i] & 0xFFFF_FFFFL : 0L) << held;
            held += width;
            while (held >= Byte.SIZE) {
                into.put((int) bits);
                bits >>>= Byte.SIZE;
                held -= Byte.SIZE;
            }
        }
    }
}
