package io.nightjar.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The encoding BYTE_STREAM_SPLIT of Encodings.md of the Parquet format: the first bytes of all numbers, then their second
 * ones, and so on. Eight numbers of eight bytes are a square, which is turned with shifts.
 */
final class ByteStreamNumbers implements PageValues {
    private static final int SIDE = Long.BYTES;
    private static final long EVERY_SECOND = 0x00FF00FF00FF00FFL;
    private static final long EVERY_SECOND_PAIR = 0x0000FFFF0000FFFFL;
    private static final long LOWER_HALF = 0x00000000FFFFFFFFL;

    private final ByteBuffer bytes;
    private final PrimitiveTypeName type;
    private final int start;
    private final int count;
    private final int size;
    private final long[] square = new long[SIDE];
    private int next;

    /**
     * @param page little-endian, all numbers of it
     * @param type INT32, INT64, FLOAT or DOUBLE
     */
    ByteStreamNumbers(ByteBuffer page, PrimitiveTypeName type, int size) throws IOException {
        this.bytes = page.duplicate().order(page.order());
        this.type = type;
        this.size = size;
        this.start = page.position();
        this.count = page.remaining() / size;
        if (page.remaining() % size != 0) {
            throw new IOException("a page of " + page.remaining() + " bytes holds no whole number of values");
        }
    }

    private int take(int wanted) throws IOException {
        if (wanted > count - next) {
            throw new IOException("values end too early");
        }
        int first = next;
        next += wanted;
        return first;
    }

    @Override
    public void longs(long[] into, int from, int wanted) throws IOException {
        int first = take(wanted);
        int done = 0;
        if (type == PrimitiveTypeName.INT64) {
            for (; done + SIDE <= wanted; done += SIDE) {
                turn(first + done);
                System.arraycopy(square, 0, into, from + done, SIDE);
            }
        }
        for (; done < wanted; done++) {
            long bits = bits(first + done);
            into[from + done] = type == PrimitiveTypeName.INT64 ? bits : (int) bits;
        }
    }

    @Override
    public void doubles(double[] into, int from, int wanted) throws IOException {
        int first = take(wanted);
        int done = 0;
        if (type == PrimitiveTypeName.DOUBLE) {
            for (; done + SIDE <= wanted; done += SIDE) {
                turn(first + done);
                for (int i = 0; i < SIDE; i++) {
                    into[from + done + i] = Double.longBitsToDouble(square[i]);
                }
            }
        }
        for (; done < wanted; done++) {
            long bits = bits(first + done);
            into[from + done] =
                    type == PrimitiveTypeName.DOUBLE ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits);
        }
    }

    private long bits(int number) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits |= (bytes.get(start + i * count + number) & 0xFFL) << (i * Byte.SIZE);
        }
        return bits;
    }

    /** Eight numbers, each in one long: bytes, then pairs of them, then fours of them change places across the diagonal. */
    private void turn(int number) {
        int at = start + number;
        long a = bytes.getLong(at);
        long b = bytes.getLong(at + count);
        long c = bytes.getLong(at + 2 * count);
        long d = bytes.getLong(at + 3 * count);
        long e = bytes.getLong(at + 4 * count);
        long f = bytes.getLong(at + 5 * count);
        long g = bytes.getLong(at + 6 * count);
        long h = bytes.getLong(at + 7 * count);

        long ab = (a & EVERY_SECOND) | ((b & EVERY_SECOND) << 8);
        long ba = ((a >>> 8) & EVERY_SECOND) | (b & ~EVERY_SECOND);
        long cd = (c & EVERY_SECOND) | ((d & EVERY_SECOND) << 8);
        long dc = ((c >>> 8) & EVERY_SECOND) | (d & ~EVERY_SECOND);
        long ef = (e & EVERY_SECOND) | ((f & EVERY_SECOND) << 8);
        long fe = ((e >>> 8) & EVERY_SECOND) | (f & ~EVERY_SECOND);
        long gh = (g & EVERY_SECOND) | ((h & EVERY_SECOND) << 8);
        long hg = ((g >>> 8) & EVERY_SECOND) | (h & ~EVERY_SECOND);

        long abcd = (ab & EVERY_SECOND_PAIR) | ((cd & EVERY_SECOND_PAIR) << 16);
        long cdab = ((ab >>> 16) & EVERY_SECOND_PAIR) | (cd & ~EVERY_SECOND_PAIR);
        long badc = (ba & EVERY_SECOND_PAIR) | ((dc & EVERY_SECOND_PAIR) << 16);
        long dcba = ((ba >>> 16) & EVERY_SECOND_PAIR) | (dc & ~EVERY_SECOND_PAIR);
        long efgh = (ef & EVERY_SECOND_PAIR) | ((gh & EVERY_SECOND_PAIR) << 16);
        long ghef = ((ef >>> 16) & EVERY_SECOND_PAIR) | (gh & ~EVERY_SECOND_PAIR);
        long fehg = (fe & EVERY_SECOND_PAIR) | ((hg & EVERY_SECOND_PAIR) << 16);
        long hgfe = ((fe >>> 16) & EVERY_SECOND_PAIR) | (hg & ~EVERY_SECOND_PAIR);

        square[0] = (abcd & LOWER_HALF) | (efgh << 32);
        square[1] = (badc & LOWER_HALF) | (fehg << 32);
        square[2] = (cdab & LOWER_HALF) | (ghef << 32);
        square[3] = (dcba & LOWER_HALF) | (hgfe << 32);
        square[4] = (abcd >>> 32) | (efgh & ~LOWER_HALF);
        square[5] = (badc >>> 32) | (fehg & ~LOWER_HALF);
        square[6] = (cdab >>> 32) | (ghef & ~LOWER_HALF);
        square[7] = (dcba >>> 32) | (hgfe & ~LOWER_HALF);
    }

    @Override
    public void skip(int wanted) throws IOException {
        take(wanted);
    }
}
