package io.nightjar.parquet;

/**
 * The RLE/bit-packing hybrid, as {@link RunDecoder} reads it: a value that comes eight times or more becomes a run, all
 * others are packed in groups of eight. It goes over a page in short steps: a page is long and there are few of them, and
 * only what is called often is compiled soon.
 */
final class RunEncoder {
    private static final int GROUP = 8;
    private static final int STEP = 1024;

    private final int[] values;
    private final int count;
    private final int width;
    private final PageBytes into;
    private int at;
    private int packedFrom;

    private RunEncoder(int[] values, int count, int width, PageBytes into) {
        this.values = values;
        this.count = count;
        this.width = width;
        this.into = into;
    }

    /** Bits that the largest value takes. */
    static int width(int largest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    }

    static void encode(int[] values, int count, int width, PageBytes into) {
        RunEncoder encoder = new RunEncoder(values, count, width, into);
        while (encoder.at < count) {
            encoder.step(Math.min(count, encoder.at + STEP));
        }
        encoder.pack(count);
    }

    /** Goes on at least up to a limit: to the end of the run that reaches beyond it. */
    private void step(int limit) {
        while (at < limit) {
            int end = endOfRun(at);
            // Packed groups are full, but for the last: a run that follows gives them what they lack.
            int start = at + ((packedFrom - at) & (GROUP - 1));
            if (end - start >= GROUP) {
                pack(start);
                repeat(values[at], end - start, width, into);
                packedFrom = end;
            }
            at = end;
        }
    }

    private int endOfRun(int from) {
        int value = values[from];
        int end = from + 1;
        while (end < count && values[end] == value) {
            end++;
        }
        return end;
    }

    /** A run of one value. */
    static void repeat(int value, int count, int width, PageBytes into) {
        into.putVarint(count << 1);
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            into.put(value >>> shift);
        }
    }

    /** Packs what is not written yet up to {@code to}. */
    private void pack(int to) {
        if (packedFrom == to) {
            return;
        }
        int groups = (to - packedFrom + GROUP - 1) / GROUP;
        into.putVarint((groups << 1) | 1);
        for (int from = packedFrom; from < to; from += GROUP) {
            packGroup(from, to);
        }
    }

    /** Eight values, zeros after the last there is: as many bytes as a value has bits. */
    private void packGroup(int from, int to) {
        long bits = 0;
        int held = 0;
        for (int i = from; i < from + GROUP; i++) {
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
