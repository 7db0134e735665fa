package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The encoding DELTA_BINARY_PACKED of Encodings.md of the Parquet format: the first number, then blocks of differences, each
 * block as its least one and what the others have more, packed at a fixed width in each of its miniblocks.
 */
final class DeltaNumbers implements PageValues {
    private static final int VARINT_BITS = 70;
    /** The widest value that a whole long from any bit of a byte holds. */
    private static final int ONE_LOAD = Long.SIZE - Byte.SIZE + 1;

    private static final int SKIPPED_AT_ONCE = 1 << 10;

    private final ByteBuffer bytes;
    private final int end;
    private final boolean isInt;
    private int at;

    private boolean isBegun;
    private long left;
    private int miniblocks;
    private int miniblockSize;

    /** Where the width of the next miniblock stands, and how many there are. */
    private int widthAt;

    private int widthsLeft;
    private long leastDelta;
    private int width;
    private int miniblockLeft;
    private long nextBit;
    private long last;

    /**
     * @param page little-endian, with slack behind its limit
     * @param isInt whether sums wrap around at 32 bits
     */
    DeltaNumbers(ByteBuffer page, boolean isInt) {
        this.bytes = page.duplicate().order(page.order()).clear();
        this.at = page.position();
        this.end = page.limit();
        this.isInt = isInt;
    }

    /** A page of nulls may lack even this. */
    private void begin() throws IOException {
        long blockSize = varint();
        long count = varint();
        left = varint();
        long first = zigzag();
        if (count <= 0 || blockSize <= 0 || blockSize > Integer.MAX_VALUE || blockSize % count != 0) {
            throw new IOException("blocks of " + blockSize + " differences in " + count + " miniblocks");
        }
        miniblocks = (int) count;
        miniblockSize = (int) (blockSize / count);
        if (miniblockSize % Byte.SIZE != 0) {
            throw new IOException("miniblocks of " + miniblockSize + " differences");
        }
        // The first number is as if it came by a difference that takes no room.
        last = first;
        leastDelta = 0;
        miniblockLeft = 1;
        isBegun = true;
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < VARINT_BITS; shift += 7) {
            if (at >= end) {
                throw tooShort();
            }
            byte next = bytes.get(at++);
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number has too many bytes");
    }

    private static IOException tooShort() {
        return new IOException("values end too early");
    }

    private long zigzag() throws IOException {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    @Override
    public void longs(long[] into, int from, int count) throws IOException {
        if (!isBegun) {
            begin();
        }
        if (count > left) {
            throw tooShort();
        }
        left -= count;
        int next = from;
        int to = from + count;
        while (next < to) {
            if (miniblockLeft == 0) {
                nextMiniblock();
            }
            int some = Math.min(to - next, miniblockLeft);
            add(into, next, next + some);
            miniblockLeft -= some;
            next += some;
        }
        if (isInt) {
            for (int i = from; i < to; i++) {
                into[i] = (int) into[i];
            }
        }
    }

    private void nextMiniblock() throws IOException {
        if (widthsLeft == 0) {
            leastDelta = zigzag();
            widthAt = at;
            widthsLeft = miniblocks;
            at += miniblocks;
            if (at < 0 || at > end) {
                throw tooShort();
            }
        }
        width = bytes.get(widthAt++) & 0xFF;
        widthsLeft--;
        if (width > Long.SIZE) {
            throw new IOException("differences of " + width + " bits");
        }
        nextBit = (long) at * Byte.SIZE;
        // The last miniblock may be cut after its last difference.
        at = (int) Math.min(end, at + (long) miniblockSize / Byte.SIZE * width);
        miniblockLeft = miniblockSize;
    }

    private void add(long[] into, int from, int to) throws IOException {
        if (isFirst()) {
            into[from] = last;
            return;
        }
        long sum = last;
        long delta = leastDelta;
        if (width == 0) {
            for (int i = from; i < to; i++) {
                sum += delta;
                into[i] = sum;
            }
        } else {
            long bit = nextBit;
            nextBit += (long) (to - from) * width;
            if (nextBit > (long) end * Byte.SIZE) {
                throw tooShort();
            }
            if (width <= ONE_LOAD) {
                long mask = (1L << width) - 1;
                for (int i = from; i < to; i++) {
                    sum += delta + ((bytes.getLong((int) (bit >>> 3)) >>> (bit & 7)) & mask);
                    into[i] = sum;
                    bit += width;
                }
            } else {
                for (int i = from; i < to; i++) {
                    sum += delta + wide(bit);
                    into[i] = sum;
                    bit += width;
                }
            }
        }
        last = sum;
    }

    private boolean isFirst() {
        return widthAt == 0;
    }

    /** A value that may reach into a ninth byte. */
    private long wide(long bit) {
        int first = (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long value = bytes.getLong(first) >>> shift;
        if (shift + width > Long.SIZE) {
            value |= (bytes.get(first + Long.BYTES) & 0xFFL) << (Long.SIZE - shift);
        }
        return width == Long.SIZE ? value : value & ((1L << width) - 1);
    }

    @Override
    public void skip(int count) throws IOException {
        long[] nobody = new long[Math.min(count, SKIPPED_AT_ONCE)];
        for (int done = 0; done < count; done += nobody.length) {
            longs(nobody, 0, Math.min(nobody.length, count - done));
        }
    }
}
