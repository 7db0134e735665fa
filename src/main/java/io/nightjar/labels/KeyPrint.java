package io.nightjar.labels;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;

/**
 * Two numbers for the key of each row of a batch, equal where keys are equal. A key of one integer column is its own
 * print; others are hashed to 128 bits, so that among 20 million keys two different ones share a print with a chance of
 * one in 10^24.
 */
public final class KeyPrint {
    private static final Hasher128 HASHER = Hashing.murmur3_128();
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final int columns;
    private long[] first = new long[0];
    private long[] second = new long[0];
    private boolean[] nulls = new boolean[0];
    private String[] dictionary = new String[0];
    private long[] entryFirst = new long[0];
    private long[] entrySecond = new long[0];

    /** @param columns how many of a batch's first columns are the key */
    public KeyPrint(int columns) {
        this.columns = columns;
    }

    /** Looks at a batch; what is asked then is about its rows. */
    public void read(RowBatch batch) {
        if (first.length < batch.rows()) {
            first = new long[batch.rows()];
            second = new long[batch.rows()];
            nulls = new boolean[batch.rows()];
        }
        java.util.Arrays.fill(first, 0, batch.rows(), 0);
        java.util.Arrays.fill(second, 0, batch.rows(), 0);
        java.util.Arrays.fill(nulls, 0, batch.rows(), false);
        for (int column = 0; column < columns; column++) {
            ColumnVector vector = batch.vector(column);
            for (int row = 0; vector.hasNulls() && row < batch.rows(); row++) {
                nulls[row] |= vector.isNull(row);
            }
            if (columns == 1 && vector instanceof LongVector longs) {
                System.arraycopy(longs.values(), 0, first, 0, batch.rows());
            } else {
                mixIn(vector, batch.rows());
            }
        }
    }

    public long first(int row) {
        return first[row];
    }

    public long second(int row) {
        return second[row];
    }

    /** Whether a part of the row's key is null. */
    boolean isNull(int row) {
        return nulls[row];
    }

    /** Which of so many parts of all keys the row belongs to; the parts are near to equal, whatever the keys. */
    public int part(int row, int parts) {
        long mixed = (first[row] ^ second[row]) * PRIME;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 32), parts);
    }

    private void mixIn(ColumnVector vector, int rows) {
        if (vector instanceof LongVector longs) {
            for (int row = 0; row < rows; row++) {
                mix(row, longs.value(row), longs.value(row));
            }
        } else if (vector instanceof DoubleVector doubles) {
            for (int row = 0; row < rows; row++) {
                long bits = Double.doubleToLongBits(doubles.value(row));
                mix(row, bits, bits);
            }
        } else if (vector instanceof StringVector strings) {
            hash(strings);
            for (int row = 0; row < rows; row++) {
                if (!strings.isNull(row)) {
                    int code = strings.codes()[row];
                    mix(row, entryFirst[code], entrySecond[code]);
                }
            }
        }
    }

    private void hash(StringVector strings) {
        if (strings.dictionary() == dictionary) {
            return;
        }
        dictionary = strings.dictionary();
        entryFirst = new long[dictionary.length];
        entrySecond = new long[dictionary.length];
        for (int entry = 0; entry < dictionary.length; entry++) {
            HashValue128 hash = HASHER.hashCharsTo128Bits(dictionary[entry]);
            entryFirst[entry] = hash.getMostSignificantBits();
            entrySecond[entry] = hash.getLeastSignificantBits();
        }
    }

    /** Keeps the order of the columns, and both halves apart. */
    private void mix(int row, long one, long other) {
        long left = (Long.rotateLeft(first[row], 29) ^ one) * PRIME;
        long right = (Long.rotateLeft(second[row], 37) ^ other) * 0xD1B54A32D192ED03L;
        first[row] = left ^ (left >>> 31) ^ Long.rotateLeft(right, 17);
        second[row] = right ^ (right >>> 29);
    }
}
