package io.nightjar.parquet;

import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;

/**
 * A 64-bit digest of a column's values in their order, the same however they are cut into batches and dictionaries: the
 * sum of a hash of each value and its place. Nulls differ from every value; floating-point numbers count by their bits, so
 * that -0.0 is not 0.0. It finds accidents, not attacks.
 */
final class ColumnDigest {
    // Odd constants with well-spread bits: 2^64 divided by the golden ratio, and the finaliser of SplitMix64 (Steele et
    // al., "Fast Splittable Pseudorandom Number Generators", 2014).
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
    private static final long MIX_2 = 0x94D049BB133111EBL;
    private static final long NULL = 0x5851F42D4C957F2DL;

    private final ColumnType type;
    private long sum;
    private long place = STEP;
    private String[] dictionary = {};
    private long[] hashes = {};
    private boolean[] hashed = {};

    ColumnDigest(ColumnType type) {
        this.type = type;
    }

    long value() {
        return sum;
    }

    void add(ColumnVector vector) {
        if (vector.hasNulls()) {
            addEach(vector);
        } else if (vector instanceof LongVector longs) {
            addLongs(longs.values(), longs.size());
        } else if (vector instanceof DoubleVector doubles && type == ColumnType.DOUBLE) {
            addDoubles(doubles.values(), doubles.size());
        } else if (vector instanceof StringVector texts) {
            addTexts(texts);
        } else {
            addEach(vector);
        }
    }

    private void addLongs(long[] values, int rows) {
        long added = 0;
        long at = place;
        for (int row = 0; row < rows; row++) {
            added += placed(values[row], at);
            at += STEP;
        }
        sum += added;
        place = at;
    }

    private void addDoubles(double[] values, int rows) {
        long added = 0;
        long at = place;
        for (int row = 0; row < rows; row++) {
            added += placed(Double.doubleToRawLongBits(values[row]), at);
            at += STEP;
        }
        sum += added;
        place = at;
    }

    private void addTexts(StringVector texts) {
        use(texts.dictionary());
        int[] codes = texts.codes();
        int rows = texts.size();
        long added = 0;
        long at = place;
        for (int row = 0; row < rows; row++) {
            added += placed(hash(codes[row]), at);
            at += STEP;
        }
        sum += added;
        place = at;
    }

    /**
     * A value at a place: one multiplication, by an odd number that the place gives. Before it and after it the upper half
     * goes into the lower: the same change of several rows would else come to nothing in their sum.
     */
    private static long placed(long bits, long at) {
        long here = bits ^ at;
        long spread = (here ^ here >>> 32) * (at | 1);
        return spread ^ spread >>> 32;
    }

    private void addEach(ColumnVector vector) {
        if (vector instanceof StringVector texts) {
            use(texts.dictionary());
        }
        for (int row = 0; row < vector.size(); row++) {
            sum += vector.isNull(row) ? ~mix(place ^ NULL) : placed(bits(vector, row), place);
            place += STEP;
        }
    }

    private long bits(ColumnVector vector, int row) {
        if (vector instanceof LongVector longs) {
            return longs.value(row);
        }
        if (vector instanceof DoubleVector doubles) {
            double value = doubles.value(row);
            return type == ColumnType.FLOAT
                    ? Float.floatToRawIntBits((float) value)
                    : Double.doubleToRawLongBits(value);
        }
        return hash(((StringVector) vector).codes()[row]);
    }

    private void use(String[] entries) {
        if (entries != dictionary) {
            dictionary = entries;
            hashes = new long[entries.length];
            hashed = new boolean[entries.length];
        }
    }

    private long hash(int code) {
        if (!hashed[code]) {
            String text = dictionary[code];
            long hash = text.length();
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * MIX_1;
                hash ^= hash >>> 32;
            }
            hashes[code] = mix(hash);
            hashed[code] = true;
        }
        return hashes[code];
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * MIX_1;
        mixed = (mixed ^ mixed >>> 27) * MIX_2;
        return mixed ^ mixed >>> 31;
    }
}
