package io.nightjar.parquet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One page in Snappy's raw format (format_description.txt of Snappy), and how far it is decompressed: literals and copies of
 * what was decompressed before, each behind a tag. What is broken is refused before a byte is written for it.
 */
final class SnappyStream {
    /** The most bytes of a pair, compressed or not. */
    static final int PAIR = Long.BYTES;

    /** Beyond the limit of a block, so many bytes are written: the longest copy, in steps of eight bytes. */
    static final int OVERSHOOT = 64 + Long.BYTES;

    private static final int INPUT = 1 << 14;
    private static final int LITERAL = 0;
    private static final int SHORT_COPY = 1;
    private static final int LONG_COPY = 3;
    private static final int MOST_TAG = 5;
    private static final int LITERAL_IN_TAG = 60;
    private static final int SHORT_LITERAL = 2 * Long.BYTES;
    private static final int VARINT_BITS = 32;

    private final ChunkBytes bytes;
    private int bodyLeft;
    private long literalLeft;
    private boolean isTooFar;
    private @Nullable IOException broken;

    // Where the loops stand. Input lies from inAt to inEnd, all before outAt and from outStart on is decompressed.
    final byte[] in;
    int inAt;
    int inEnd;
    final byte[] out;
    int outStart;
    int outAt;
    /** Decompress so far, at least. */
    int outWanted;
    /** The page ends here, or later than the block. */
    int outEnd;

    /**
     * Memory for one stream, used for one after the other. Arrays, since loops over them are a sixth faster than over
     * direct buffers, also with the copy into them.
     */
    static final class Room {
        private final byte[] in = new byte[INPUT];
        private final byte[] out;

        /** @param size of a block and what is kept before it */
        Room(int size) {
            this.out = new byte[size + OVERSHOOT];
        }

        int bytes() {
            return in.length + out.length;
        }
    }

    /**
     * @param bytes stands at the first byte of the compressed page
     * @param bodySize bytes of it
     */
    SnappyStream(ChunkBytes bytes, int bodySize, int size, Room room) throws IOException {
        this.bytes = bytes;
        this.in = room.in;
        this.out = room.out;
        this.bodyLeft = bodySize;
        if (length() != size) {
            throw new IOException("snappy page is not of " + size + " bytes");
        }
    }

    private long length() throws IOException {
        long length = 0;
        for (int shift = 0; shift < VARINT_BITS; shift += 7) {
            if (!hasInput(1)) {
                throw tooShort();
            }
            byte next = in[inAt++];
            length |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return length;
            }
        }
        throw new IOException("the length of a snappy page has too many bytes");
    }

    private static IOException tooShort() {
        return new IOException("snappy page ends too early");
    }

    /** How many pairs of a short literal and a copy may follow, at most, before there is something else to look after. */
    int mostPairs() {
        return literalLeft > 0 ? 0 : Math.min(inEnd - inAt, outWanted - outAt) / PAIR;
    }

    /** Whether there is something to decompress before the wanted bytes are there. */
    boolean goesOn() {
        return outAt < outWanted && !isStuck();
    }

    /** Whether it cannot go on as it is: broken, or a copy reaches behind the block. */
    boolean isStuck() {
        return isTooFar || broken != null;
    }

    /** To be called when what was wanted is there, or it is stuck: nothing may follow the end of the page. */
    void pause() {
        if (outAt == outEnd && !isStuck() && hasInput(1)) {
            broken = new IOException("snappy page goes on behind its end");
        }
    }

    /** Throws where the page is broken. */
    void check() throws IOException {
        if (broken != null) {
            throw broken;
        }
    }

    /** Whether so many bytes of input lie in the buffer, after an attempt to get them there. */
    private boolean hasInput(int count) {
        if (inEnd - inAt < count && bodyLeft > 0) {
            fill(count);
        }
        return inEnd - inAt >= count;
    }

    private void fill(int least) {
        int unread = inEnd - inAt;
        System.arraycopy(in, inAt, in, 0, unread);
        int most = Math.min(bodyLeft, in.length - unread);
        int taken = bytes.take(Math.min(bodyLeft, least), in, unread, most);
        bodyLeft -= taken;
        inAt = 0;
        inEnd = unread + taken;
    }

    /** Goes on by a literal, or a part of it, and the copy behind it, or by that alone. */
    void step() {
        try {
            if (literalLeft > 0) {
                literal();
            } else {
                token();
            }
            if (literalLeft == 0 && goesOn() && isCopyNext()) {
                token();
            }
        } catch (IOException e) {
            // Kept for those who read this page: it may have been decompressed beside another.
            broken = e;
        }
    }

    private boolean isCopyNext() {
        return inAt < inEnd && (in[inAt] & 3) != LITERAL;
    }

    private void token() throws IOException {
        if (!hasInput(MOST_TAG) && inAt == inEnd) {
            throw tooShort();
        }
        int tag = in[inAt] & 0xFF;
        int more = tag >>> 2;
        int kind = tag & 3;
        if (kind == LITERAL) {
            int extra = Math.max(0, more - LITERAL_IN_TAG + 1);
            literalLeft = (extra == 0 ? more : number(extra)) + 1;
            inAt += 1 + extra;
            if (literalLeft > outEnd - outAt) {
                throw tooLong();
            }
            literal();
        } else {
            int size = kind == LONG_COPY ? Integer.BYTES : kind;
            long offset = number(size);
            inAt += 1 + size;
            if (kind == SHORT_COPY) {
                copy((more & 7) + 4, (tag >>> 5) << 8 | offset);
            } else {
                copy(more + 1, offset);
            }
        }
    }

    private static IOException tooLong() {
        return new IOException("snappy page is longer than it says");
    }

    /** The little-endian number behind a tag. */
    private long number(int size) throws IOException {
        if (inEnd - inAt <= size) {
            throw tooShort();
        }
        long number = 0;
        for (int i = 0; i < size; i++) {
            number |= (in[inAt + 1 + i] & 0xFFL) << (i * Byte.SIZE);
        }
        return number;
    }

    /** Copies what is there of a literal, as far as it is wanted. */
    private void literal() throws IOException {
        if (!hasInput(1)) {
            throw tooShort();
        }
        int count = (int) Math.min(Math.min(literalLeft, inEnd - inAt), outWanted - outAt);
        if (count <= SHORT_LITERAL && inEnd - inAt >= SHORT_LITERAL) {
            Lanes.put(out, outAt, Lanes.get(in, inAt));
            Lanes.put(out, outAt + Long.BYTES, Lanes.get(in, inAt + Long.BYTES));
        } else {
            System.arraycopy(in, inAt, out, outAt, count);
        }
        inAt += count;
        outAt += count;
        literalLeft -= count;
    }

    private void copy(int length, long offset) throws IOException {
        if (length > outEnd - outAt) {
            throw tooLong();
        }
        if (offset == 0) {
            throw new IOException("snappy page copies what is not there yet");
        }
        if (offset > outAt - outStart) {
            isTooFar = true;
            return;
        }
        int from = (int) (outAt - offset);
        if (offset >= Long.BYTES) {
            for (int i = 0; i < length; i += Long.BYTES) {
                Lanes.put(out, outAt + i, Lanes.get(out, from + i));
            }
        } else {
            for (int i = 0; i < length; i++) {
                out[outAt + i] = out[from + i];
            }
        }
        outAt += length;
    }
}
