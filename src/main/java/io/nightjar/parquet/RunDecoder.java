package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The RLE/bit-packing hybrid of Encodings.md of the Parquet format: levels, and codes into a dictionary. Runs of one value,
 * and runs of values packed at a fixed width, least significant bit first.
 */
final class RunDecoder {
    private static final int PACKED_GROUP = 8;
    private static final int VARINT_BITS = 35;

    private final ByteBuffer bytes;
    private final int end;
    private final int width;
    private final int mask;
    private int position;
    private long runLeft;
    private boolean packed;
    private int runValue;
    private long nextBit;

    /**
     * @param bytes little-endian, with slack behind {@code end}
     * @param width bits of a value, at most 32
     */
    RunDecoder(ByteBuffer bytes, int start, int end, int width) throws IOException {
        if (width < 0 || width > Integer.SIZE) {
            throw new IOException("values of " + width + " bits");
        }
        this.bytes = bytes.duplicate().order(bytes.order()).clear();
        this.position = start;
        this.end = end;
        this.width = width;
        this.mask = width == Integer.SIZE ? -1 : (1 << width) - 1;
    }

    /** Whether no value can be as large as that. */
    boolean staysBelow(int bound) {
        return width < Integer.SIZE - 1 && 1 << width <= bound;
    }

    private void nextRun() throws IOException {
        long header = varint();
        packed = (header & 1) == 1;
        if (packed) {
            runLeft = (header >>> 1) * PACKED_GROUP;
            nextBit = (long) position * Byte.SIZE;
            // The last group may be cut after its last value.
            position = (int) Math.min(end, position + (header >>> 1) * width);
        } else {
            runLeft = header >>> 1;
            runValue = fixed();
        }
        if (runLeft == 0) {
            throw new IOException("a run of no values");
        }
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < VARINT_BITS; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("the length of a run has too many bytes");
    }

    private int fixed() throws IOException {
        int value = 0;
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            value |= (next() & 0xFF) << shift;
        }
        if ((value & ~mask) != 0) {
            throw new IOException("a value has more than " + width + " bits");
        }
        return value;
    }

    private byte next() throws IOException {
        if (position >= end) {
            throw new IOException("runs end too early");
        }
        return bytes.get(position++);
    }

    void read(int[] values, int from, int count) throws IOException {
        int at = from;
        int to = from + count;
        while (at < to) {
            if (runLeft == 0) {
                nextRun();
            }
            int taken = (int) Math.min(runLeft, to - at);
            if (packed) {
                unpack(values, at, at + taken);
            } else {
                Arrays.fill(values, at, at + taken, runValue);
            }
            runLeft -= taken;
            at += taken;
        }
    }

    void skip(int count) throws IOException {
        int left = count;
        while (left > 0) {
            if (runLeft == 0) {
                nextRun();
            }
            int taken = (int) Math.min(runLeft, left);
            if (packed) {
                takeBits(taken);
            }
            runLeft -= taken;
            left -= taken;
        }
    }

    private void unpack(int[] values, int from, int to) throws IOException {
        long bit = takeBits(to - from);
        for (int i = from; i < to; i++) {
            values[i] = (int) (bytes.getLong((int) (bit >>> 3)) >>> (bit & 7)) & mask;
            bit += width;
        }
    }

    private long takeBits(int values) throws IOException {
        long bit = nextBit;
        nextBit += (long) values * width;
        if (nextBit > (long) end * Byte.SIZE) {
            throw new IOException("packed values end too early");
        }
        return bit;
    }

    /**
     * Reads levels of one bit: 0 stands for a null.
     *
     * @param nulls flagged for the rows read, unless none is null: then it may be left as it is
     * @return how many are null
     */
    int readNulls(boolean[] nulls, int from, int count) throws IOException {
        if (runLeft == 0) {
            nextRun();
        }
        if (!packed && runValue == 1 && runLeft >= count) {
            runLeft -= count;
            return 0;
        }
        int found = 0;
        int at = from;
        int to = from + count;
        while (at < to) {
            if (runLeft == 0) {
                nextRun();
            }
            int taken = (int) Math.min(runLeft, to - at);
            if (packed) {
                found += unpackNulls(nulls, at, at + taken);
            } else {
                Arrays.fill(nulls, at, at + taken, runValue == 0);
                found += runValue == 0 ? taken : 0;
            }
            runLeft -= taken;
            at += taken;
        }
        return found;
    }

    private int unpackNulls(boolean[] nulls, int from, int to) throws IOException {
        long bit = takeBits(to - from);
        int present = 0;
        for (int i = from; i < to; i++) {
            int level = bytes.get((int) (bit >>> 3)) >>> (bit & 7) & 1;
            nulls[i] = level == 0;
            present += level;
            bit++;
        }
        return to - from - present;
    }
}
