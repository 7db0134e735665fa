package io.nightjar.parquet;

/**
 * The loops of Snappy. Numbers in columns become pairs: a literal of their few low or high bytes that differ, and a copy of
 * the others from a number before. A pair fits into eight bytes, compressed and not; each takes one load, one look-up of the
 * copy's tag, and one store of both parts merged, without a branch that depends on the data.
 *
 * <p>Where a pair ends is known only when its tags have been read, so that one stream leaves the processor waiting: two at
 * once take little longer.
 */
final class SnappyPairs {
    private static final int PAIR = SnappyStream.PAIR;
    /** All bits of a tag but those of a literal's length, up to four bytes. */
    private static final int NOT_SHORT_LITERAL = 0xF3;

    /**
     * Numbers below 0 have it. All that ends a row of pairs is one branch: one of its own that was never taken while the
     * compiler watched would throw the loop back to the interpreter when it is, in the midst of a table.
     */
    private static final int SIGN = Integer.MIN_VALUE;

    private static final int SHORT_LITERAL = 0x0C;
    private static final int LENGTH_SHIFT = 32;
    private static final int OFFSET_SHIFT = 16;
    private static final int OFFSET_MASK = 0xFFFF;
    /** By a copy's tag: its length; the offset's bits that the tag holds; which of the bytes behind it belong to the offset. */
    private static final long[] COPIES = copies();

    private SnappyPairs() {}

    private static long[] copies() {
        long[] copies = new long[256];
        for (int tag = 0; tag < copies.length; tag++) {
            copies[tag] = switch (tag & 3) {
                case 1 -> copy(((tag >>> 2) & 7) + 4, (tag >>> 5) << 8, 0xFF);
                case 2 -> copy((tag >>> 2) + 1, 0, 0xFFFF);
                // Too long for a pair.
                default -> copy(PAIR, 0, 0);
            };
        }
        return copies;
    }

    private static long copy(int length, int offset, int mask) {
        return (long) length << LENGTH_SHIFT | (long) offset << OFFSET_SHIFT | mask;
    }

    /** Decompresses what is wanted of a stream. */
    static void run(SnappyStream stream) {
        while (stream.goesOn()) {
            pairs(stream);
            if (stream.goesOn()) {
                stream.step();
            }
        }
        stream.pause();
    }

    private static void pairs(SnappyStream stream) {
        byte[] in = stream.in;
        byte[] out = stream.out;
        int start = stream.outStart;
        int inAt = stream.inAt;
        int outAt = stream.outAt;
        for (int left = stream.mostPairs(); left > 0; left--) {
            long next = Lanes.get(in, inAt);
            int tag = (int) next;
            int literal = tag & SHORT_LITERAL;
            int copy = (int) (next >>> 16 >>> (literal << 1));
            long about = COPIES[copy & 0xFF];
            int offset = (copy >>> 8 & (int) about & OFFSET_MASK) + ((int) about >>> OFFSET_SHIFT);
            int length = (literal >>> 2) + 1 + (int) (about >>> LENGTH_SHIFT);
            int from = outAt - offset;
            if (((tag & NOT_SHORT_LITERAL) | ((PAIR - length | offset - PAIR | from - start) & SIGN)) != 0) {
                break;
            }
            long rest = -256L << (literal << 1);
            Lanes.put(out, outAt, (Lanes.get(out, from) & rest) | ((next >>> 8) & ~rest));
            outAt += length;
            inAt += (literal >>> 2) + 3 + (copy & 3);
        }
        stream.inAt = inAt;
        stream.outAt = outAt;
    }

    /** Decompresses two streams side by side, until what is wanted of one of them is there. */
    static void run(SnappyStream one, SnappyStream other) {
        while (one.goesOn() && other.goesOn()) {
            SnappyStream first = pairs(one, other);
            if (first.goesOn()) {
                first.step();
            }
        }
        one.pause();
        other.pause();
    }

    /** Returns that which holds no pair next. */
    private static SnappyStream pairs(SnappyStream one, SnappyStream other) {
        byte[] in1 = one.in;
        byte[] in2 = other.in;
        byte[] out1 = one.out;
        byte[] out2 = other.out;
        int start1 = one.outStart;
        int start2 = other.outStart;
        int inAt1 = one.inAt;
        int inAt2 = other.inAt;
        int outAt1 = one.outAt;
        int outAt2 = other.outAt;
        int most1 = one.mostPairs();
        int most2 = other.mostPairs();
        SnappyStream first = most1 <= most2 ? one : other;
        for (int left = Math.min(most1, most2); left > 0; left--) {
            long next1 = Lanes.get(in1, inAt1);
            int tag1 = (int) next1;
            int literal1 = tag1 & SHORT_LITERAL;
            int copy1 = (int) (next1 >>> 16 >>> (literal1 << 1));
            long about1 = COPIES[copy1 & 0xFF];
            int offset1 = (copy1 >>> 8 & (int) about1 & OFFSET_MASK) + ((int) about1 >>> OFFSET_SHIFT);
            int length1 = (literal1 >>> 2) + 1 + (int) (about1 >>> LENGTH_SHIFT);
            int from1 = outAt1 - offset1;
            if (((tag1 & NOT_SHORT_LITERAL) | ((PAIR - length1 | offset1 - PAIR | from1 - start1) & SIGN)) != 0) {
                first = one;
                break;
            }
            long rest1 = -256L << (literal1 << 1);
            Lanes.put(out1, outAt1, (Lanes.get(out1, from1) & rest1) | ((next1 >>> 8) & ~rest1));
            outAt1 += length1;
            inAt1 += (literal1 >>> 2) + 3 + (copy1 & 3);

            long next2 = Lanes.get(in2, inAt2);
            int tag2 = (int) next2;
            int literal2 = tag2 & SHORT_LITERAL;
            int copy2 = (int) (next2 >>> 16 >>> (literal2 << 1));
            long about2 = COPIES[copy2 & 0xFF];
            int offset2 = (copy2 >>> 8 & (int) about2 & OFFSET_MASK) + ((int) about2 >>> OFFSET_SHIFT);
            int length2 = (literal2 >>> 2) + 1 + (int) (about2 >>> LENGTH_SHIFT);
            int from2 = outAt2 - offset2;
            if (((tag2 & NOT_SHORT_LITERAL) | ((PAIR - length2 | offset2 - PAIR | from2 - start2) & SIGN)) != 0) {
                first = other;
                break;
            }
            long rest2 = -256L << (literal2 << 1);
            Lanes.put(out2, outAt2, (Lanes.get(out2, from2) & rest2) | ((next2 >>> 8) & ~rest2));
            outAt2 += length2;
            inAt2 += (literal2 >>> 2) + 3 + (copy2 & 3);
        }
        one.inAt = inAt1;
        one.outAt = outAt1;
        other.inAt = inAt2;
        other.outAt = outAt2;
        return first;
    }
}
