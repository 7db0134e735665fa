package io.nightjar.quality;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.List;

/** A 64-bit hash of each row's key; a key of one integer column is its own hash, so that equal hashes are equal keys. */
final class KeyHash {
    private static final Hasher64 HASHER = Hashing.komihash5_0();
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final Schema key;

    KeyHash(Schema key) {
        this.key = key;
    }

    List<String> names() {
        return key.names();
    }

    /** Whether hashes keep the keys' order. */
    boolean isOrdered() {
        return key.size() == 1
                && switch (key.column(0).type()) {
                    case INT32, INT64, DATE, LOCAL_TIMESTAMP, INSTANT -> true;
                    case BOOLEAN, FLOAT, DOUBLE, STRING -> false;
                };
    }

    /** At least {@code batch.rows()} hashes; read only. */
    long[] of(RowBatch batch, String file) {
        KeyUniqueness.refuseNulls(key, batch, file);
        if (key.size() == 1 && batch.vector(0) instanceof LongVector longs) {
            return longs.values();
        }
        long[] hashes = new long[batch.rows()];
        for (int column = 0; column < key.size(); column++) {
            mixIn(batch.vector(column), hashes);
        }
        return hashes;
    }

    private static void mixIn(ColumnVector vector, long[] hashes) {
        if (vector instanceof LongVector longs) {
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = mix(hashes[row], longs.value(row));
            }
        } else if (vector instanceof DoubleVector doubles) {
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = mix(hashes[row], Double.doubleToLongBits(doubles.value(row)));
            }
        } else if (vector instanceof StringVector strings) {
            long[] entries = new long[strings.dictionary().length];
            for (int entry = 0; entry < entries.length; entry++) {
                entries[entry] = HASHER.hashCharsToLong(strings.dictionary()[entry]);
            }
            int[] codes = strings.codes();
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = mix(hashes[row], entries[codes[row]]);
            }
        }
    }

    private static long mix(long state, long value) {
        long mixed = (state ^ value) * PRIME;
        return mixed ^ (mixed >>> 29);
    }

    /** The key's values of one row, comparable by equals. */
    List<Object> values(RowBatch batch, int row) {
        List<Object> values = new ArrayList<>(key.size());
        for (ColumnVector vector : batch.vectors()) {
            if (vector instanceof LongVector longs) {
                values.add(longs.value(row));
            } else if (vector instanceof DoubleVector doubles) {
                values.add(doubles.value(row));
            } else if (vector instanceof StringVector strings) {
                values.add(strings.value(row));
            }
        }
        return values;
    }
}
