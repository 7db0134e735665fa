package io.nightjar.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a page as it grows, in the encoding PLAIN: little-endian, one value after the other. */
final class PageBytes {
    private static final int LEAST = 1 << 12;

    private ByteBuffer bytes = ByteBuffer.allocate(LEAST).order(ByteOrder.LITTLE_ENDIAN);
    private int bits;

    int size() {
        return bytes.position();
    }

    byte[] array() {
        return bytes.array();
    }

    void clear() {
        bytes.clear();
        bits = 0;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            int doubled = (int) Math.min(Integer.MAX_VALUE - Long.BYTES, 2L * bytes.capacity());
            byte[] larger = Arrays.copyOf(bytes.array(), Math.max(needed, doubled));
            bytes = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(bytes.position());
        }
        return bytes;
    }

    void put(int value) {
        room(1).put((byte) value);
    }

    /** Seven bits a byte, the lowest first. */
    void putVarint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            put((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        put((int) left);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putFloat(float value) {
        room(Float.BYTES).putFloat(value);
    }

    void putDouble(double value) {
        room(Double.BYTES).putDouble(value);
    }

    /** The next bit, from the lowest of a byte on; nothing else stands in a page with bits. */
    void putBit(int bit) {
        int place = bits++ % Byte.SIZE;
        if (place == 0) {
            put(bit);
        } else {
            int last = bytes.position() - 1;
            bytes.put(last, (byte) (bytes.get(last) | bit << place));
        }
    }

    void putLongs(long[] values, int from, int count) {
        int size = count * Long.BYTES;
        room(size).asLongBuffer().put(values, from, count);
        bytes.position(bytes.position() + size);
    }

    void putDoubles(double[] values, int from, int count) {
        int size = count * Double.BYTES;
        room(size).asDoubleBuffer().put(values, from, count);
        bytes.position(bytes.position() + size);
    }

    void put(byte[] values) {
        room(values.length).put(values);
    }

    void put(PageBytes values) {
        room(values.size()).put(values.array(), 0, values.size());
    }

    int intAt(int position) {
        return bytes.getInt(position);
    }

    long longAt(int position) {
        return bytes.getLong(position);
    }

    /** @param from integers of 32 bits before the first one taken */
    void takeInts(int from, int[] into, int count) {
        bytes.duplicate()
                .order(bytes.order())
                .rewind()
                .asIntBuffer()
                .position(from)
                .get(into, 0, count);
    }

    /** @param from integers of 64 bits before the first one taken */
    void takeLongs(int from, long[] into, int count) {
        bytes.duplicate()
                .order(bytes.order())
                .rewind()
                .asLongBuffer()
                .position(from)
                .get(into, 0, count);
    }

    /** Writes over an integer that is there. */
    void setInt(int position, int value) {
        bytes.putInt(position, value);
    }
}
