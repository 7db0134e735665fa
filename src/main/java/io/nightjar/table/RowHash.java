package io.nightjar.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Hashes rows, a column at a time, and adds up their hashes. Two lanes of 64 bits, each begun with the names and types of the
 * columns, take one value after the other: an exclusive or, one multiplication by an odd number, and the upper half into the
 * lower. docs/receipt.md defines it for those who want to compute it themselves. Used by one thread.
 */
public final class RowHash {
    /** Of the definition; it never changes without another name. */
    public static final String DEFINITION = "rows-1";

    // The first bits of pi, 2^64 by the golden ratio, and odd constants of good mixers: numbers without a purpose of
    // their own.
    private static final long START_A = 0x243F6A8885A308D3L;
    private static final long START_B = 0x13198A2E03707344L;
    private static final long TIMES_A = 0x9E3779B97F4A7C15L;
    private static final long TIMES_B = 0xBF58476D1CE4E5B9L;
    private static final long NULL_A = 0xA4093822299F31D0L;
    private static final long NULL_B = 0x082EFA98EC4E6C89L;
    private static final long LAST = 0xD6E8FEB86659FD93L;

    private final Schema schema;
    private final TextHashes[] texts;
    private final long startA;
    private final long startB;
    private long[] a = {};
    private long[] b = {};
    private long high;
    private long low;

    public RowHash(Schema schema) {
        this.schema = schema;
        this.texts = new TextHashes[schema.size()];
        Arrays.setAll(texts, column -> new TextHashes());
        byte[] header = header(schema).getBytes(StandardCharsets.UTF_8);
        this.startA = text(header, START_A, TIMES_A);
        this.startB = text(header, START_B, TIMES_B);
    }

    private static String header(Schema schema) {
        return schema.columns().stream()
                .map(column -> column.name() + ":" + column.type().label() + "\n")
                .collect(Collectors.joining());
    }

    /** The sum up to now. */
    public RowDigest digest() {
        return new RowDigest(high, low);
    }

    /** Adds the rows of a batch of the same columns. */
    public void add(RowBatch batch) {
        int rows = batch.rows();
        if (a.length < rows) {
            a = new long[rows];
            b = new long[rows];
        }
        Arrays.fill(a, 0, rows, startA);
        Arrays.fill(b, 0, rows, startB);
        for (int column = 0; column < schema.size(); column++) {
            take(batch.vector(column), texts[column]);
        }
        sum(rows);
    }

    private void take(ColumnVector vector, TextHashes hashes) {
        boolean[] nulls = vector.nulls();
        if (vector instanceof LongVector longs) {
            if (nulls.length == 0) {
                longs(longs.values(), longs.size(), a, b);
            } else {
                longsOrNulls(longs.values(), nulls, longs.size());
            }
        } else if (vector instanceof DoubleVector doubles) {
            if (nulls.length == 0) {
                doubles(doubles.values(), doubles.size(), a, b);
            } else {
                doublesOrNulls(doubles.values(), nulls, doubles.size());
            }
        } else {
            texts((StringVector) vector, hashes);
        }
    }

    private static void longs(long[] values, int rows, long[] a, long[] b) {
        for (int row = 0; row < rows; row++) {
            long value = values[row];
            a[row] = step(a[row], value, TIMES_A);
            b[row] = step(b[row], value, TIMES_B);
        }
    }

    private void longsOrNulls(long[] values, boolean[] nulls, int rows) {
        for (int row = 0; row < rows; row++) {
            take(row, nulls[row] ? NULL_A : values[row], nulls[row] ? NULL_B : values[row]);
        }
    }

    /** By their bits, so that -0.0 is not 0.0; one NaN for all. */
    private static void doubles(double[] values, int rows, long[] a, long[] b) {
        for (int row = 0; row < rows; row++) {
            long value = Double.doubleToLongBits(values[row]);
            a[row] = step(a[row], value, TIMES_A);
            b[row] = step(b[row], value, TIMES_B);
        }
    }

    private void doublesOrNulls(double[] values, boolean[] nulls, int rows) {
        for (int row = 0; row < rows; row++) {
            long value = Double.doubleToLongBits(values[row]);
            take(row, nulls[row] ? NULL_A : value, nulls[row] ? NULL_B : value);
        }
    }

    private void texts(StringVector vector, TextHashes hashes) {
        hashes.use(vector.dictionary());
        int[] codes = vector.codes();
        boolean[] nulls = vector.nulls();
        int rows = vector.size();
        for (int row = 0; row < rows; row++) {
            if (nulls.length != 0 && nulls[row]) {
                take(row, NULL_A, NULL_B);
            } else {
                int code = hashes.known(codes[row]);
                take(row, hashes.a[code], hashes.b[code]);
            }
        }
    }

    private void take(int row, long valueA, long valueB) {
        a[row] = step(a[row], valueA, TIMES_A);
        b[row] = step(b[row], valueB, TIMES_B);
    }

    private static long step(long lane, long value, long times) {
        long mixed = (lane ^ value) * times;
        return mixed ^ mixed >>> 32;
    }

    private void sum(int rows) {
        long upper = high;
        long lower = low;
        for (int row = 0; row < rows; row++) {
            long added = last(b[row]);
            lower += added;
            // What was added is more than the sum only where it went round.
            upper += last(a[row]) + (lower + Long.MIN_VALUE < added + Long.MIN_VALUE ? 1 : 0);
        }
        high = upper;
        low = lower;
    }

    private static long last(long lane) {
        long mixed = lane * LAST;
        mixed = (mixed ^ mixed >>> 32) * LAST;
        return mixed ^ mixed >>> 32;
    }

    /** Its length in bytes, then its UTF-8 bytes eight at a time, the first the lowest, filled up with zeros. */
    private static long text(byte[] utf8, long start, long times) {
        long lane = step(start, utf8.length, times);
        for (int from = 0; from < utf8.length; from += Long.BYTES) {
            long word = 0;
            for (int i = Math.min(utf8.length, from + Long.BYTES) - 1; i >= from; i--) {
                word = (word << Byte.SIZE) | (utf8[i] & 0xFF);
            }
            lane = step(lane, word, times);
        }
        return lane;
    }

    /** The hashes of the entries of one dictionary, each made when a row first has it. */
    private static final class TextHashes {
        private String[] dictionary = {};
        private long[] a = {};
        private long[] b = {};
        private boolean[] known = {};

        void use(String[] entries) {
            if (entries != dictionary) {
                dictionary = entries;
                if (known.length < entries.length) {
                    a = new long[entries.length];
                    b = new long[entries.length];
                    known = new boolean[entries.length];
                } else {
                    Arrays.fill(known, 0, entries.length, false);
                }
            }
        }

        int known(int code) {
            if (!known[code]) {
                byte[] utf8 = dictionary[code].getBytes(StandardCharsets.UTF_8);
                a[code] = text(utf8, START_A, TIMES_A);
                b[code] = text(utf8, START_B, TIMES_B);
                known[code] = true;
            }
            return code;
        }
    }
}
