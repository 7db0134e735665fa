package io.nightjar.parquet;

/**
 * The encoding DELTA_BINARY_PACKED: a block of integers is its least difference of two neighbours and, packed in as many
 * bits as the largest needs, by how much each exceeds that. Keys that grow take next to nothing.
 */
final class DeltaEncoder {
    private static final int BLOCK = 128;
    private static final int MINI_BLOCKS = 4;
    private static final int MINI_BLOCK = BLOCK / MINI_BLOCKS;

    private final PageBytes into;
    private final long[] block = new long[BLOCK];
    private int size;

    private DeltaEncoder(PageBytes into) {
        this.into = into;
    }

    /** @param plain integers of 64 bits, at least one */
    static void encodeLongs(PageBytes plain, PageBytes into) {
        int count = plain.size() / Long.BYTES;
        long last = plain.longAt(0);
        DeltaEncoder encoder = begin(count, last, into);
        for (int at = Long.BYTES; at < plain.size(); at += Long.BYTES) {
            long value = plain.longAt(at);
            encoder.add(value - last);
            last = value;
        }
        encoder.endBlock();
    }

    /** @param plain integers of 32 bits, at least one; so are their differences */
    static void encodeInts(PageBytes plain, PageBytes into) {
        int count = plain.size() / Integer.BYTES;
        int last = plain.intAt(0);
        DeltaEncoder encoder = begin(count, last, into);
        for (int at = Integer.BYTES; at < plain.size(); at += Integer.BYTES) {
            int value = plain.intAt(at);
            encoder.add(value - last);
            last = value;
        }
        encoder.endBlock();
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

    private void add(long difference) {
        block[size++] = difference;
        if (size == BLOCK) {
            endBlock();
        }
    }

    private void endBlock() {
        if (size == 0) {
            return;
        }
        long least = block[0];
        for (int i = 1; i < size; i++) {
            least = Math.min(least, block[i]);
        }
        // What is missing in the last block is as if it were the least.
        for (int i = 0; i < BLOCK; i++) {
            block[i] = i < size ? block[i] - least : 0;
        }
        into.putVarint(zigzag(least));
        int[] widths = new int[MINI_BLOCKS];
        for (int mini = 0; mini < MINI_BLOCKS; mini++) {
            widths[mini] = width(mini * MINI_BLOCK);
            into.put(widths[mini]);
        }
        for (int mini = 0; mini < MINI_BLOCKS; mini++) {
            if (mini * MINI_BLOCK < size) {
                pack(mini * MINI_BLOCK, widths[mini]);
            }
        }
        size = 0;
    }

    private int width(int from) {
        long bits = 0;
        for (int i = from; i < from + MINI_BLOCK; i++) {
            bits |= block[i];
        }
        return Long.SIZE - Long.numberOfLeadingZeros(bits);
    }

    private void pack(int from, int width) {
        long bits = 0;
        int held = 0;
        for (int i = from; i < from + MINI_BLOCK && width > 0; i++) {
            long value = block[i];
            bits |= value << held;
            held += width;
            if (held >= Long.SIZE) {
                into.putLong(bits);
                held -= Long.SIZE;
                bits = held == 0 ? 0 : value >>> (width - held);
            }
        }
        if (held > 0) {
            // 32 values end where a 32-bit word does.
            into.putInt((int) bits);
        }
    }
}
