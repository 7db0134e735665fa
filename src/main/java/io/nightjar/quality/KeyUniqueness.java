package io.nightjar.quality;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks that no two rows of a date have the same key, exactly and in bounded memory.
 *
 * <p>A first pass reads the keys as 64-bit hashes; keys that only grow, the common case, need nothing more. Else the
 * hashes are sorted, one range of them after another so that at most {@link #HASHES_AT_ONCE} are held, and the rows of
 * equal hashes are compared by value.
 */
public final class KeyUniqueness {
    /** 128 MB of hashes. */
    static final int HASHES_AT_ONCE = 1 << 24;

    private static final int SUSPECTS_AT_MOST = 1000;

    private final List<Split> splits;
    private final Function<Split, RowBatchReader> keys;
    private final KeyHash hash;
    private final int hashesAtOnce;

    /**
     * @param splits of the date, in plan order
     * @param key the key columns with their types
     * @param keys opens a split for reading just those columns, in that order
     */
    public KeyUniqueness(List<Split> splits, Schema key, Function<Split, RowBatchReader> keys) {
        this(splits, key, keys, HASHES_AT_ONCE);
    }

    KeyUniqueness(List<Split> splits, Schema key, Function<Split, RowBatchReader> keys, int hashesAtOnce) {
        this.splits = List.copyOf(splits);
        this.keys = keys;
        this.hash = new KeyHash(key);
        this.hashesAtOnce = hashesAtOnce;
    }

    /**
     * @throws NightjarException KEY_NULL or KEY_DUPLICATE, naming file and rows, never a value
     */
    public void check() {
        if (grows()) {
            return;
        }
        long rows = splits.stream().mapToLong(Split::rows).sum();
        int ranges = Math.toIntExact((rows + hashesAtOnce - 1) / hashesAtOnce);
        for (int range = 0; range < ranges; range++) {
            Set<Long> suspects = equalHashes(range, ranges);
            if (!suspects.isEmpty()) {
                compare(suspects);
            }
        }
    }

    /**
     * Refuses null keys.
     *
     * @param key the first columns of the batch
     * @throws NightjarException KEY_NULL naming column, row and file
     */
    public static void refuseNulls(Schema key, RowBatch batch, String file) {
        for (int column = 0; column < key.size(); column++) {
            ColumnVector vector = batch.vector(column);
            for (int row = 0; vector.hasNulls() && row < batch.rows(); row++) {
                if (vector.isNull(row)) {
                    throw NightjarException.of(
                                    ErrorCode.KEY_NULL,
                                    "key column \"" + key.column(column).name() + "\" is null at row "
                                            + (batch.firstRow() + row) + " of " + file)
                            .notDone("Nothing was published.");
                }
            }
        }
    }

    /** Whether the key is one integer that only grows; also refuses null keys on its way through all rows. */
    private boolean grows() {
        boolean[] grows = {hash.isOrdered()};
        long[] last = {Long.MIN_VALUE};
        boolean[] first = {true};
        forEachBatch((split, batch, hashes) -> {
            if (!grows[0]) {
                return;
            }
            for (int row = 0; row < batch.rows(); row++) {
                if (!first[0] && hashes[row] <= last[0]) {
                    grows[0] = false;
                    return;
                }
                first[0] = false;
                last[0] = hashes[row];
            }
        });
        return grows[0];
    }

    private Set<Long> equalHashes(int range, int ranges) {
        HashList held = new HashList();
        forEachBatch((split, batch, hashes) -> {
            for (int row = 0; row < batch.rows(); row++) {
                if (ranges == 1 || rangeOf(hashes[row], ranges) == range) {
                    held.add(hashes[row]);
                }
            }
        });
        return held.repeated(SUSPECTS_AT_MOST);
    }

    /** Spreads hashes over ranges evenly, also where they are consecutive integers. */
    private static int rangeOf(long hash, int ranges) {
        long mixed = hash * 0x9E3779B97F4A7C15L;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 32), ranges);
    }

    private void compare(Set<Long> suspects) {
        Map<List<Object>, Place> seen = new HashMap<>();
        forEachBatch((split, batch, hashes) -> {
            for (int row = 0; row < batch.rows(); row++) {
                if (suspects.contains(hashes[row])) {
                    Place here = new Place(split.file(batch).location(), batch.firstRow() + row);
                    Place before = seen.putIfAbsent(hash.values(batch, row), here);
                    if (before != null) {
                        throw duplicate(before, here);
                    }
                }
            }
        });
    }

    private NightjarException duplicate(Place first, Place second) {
        return NightjarException.of(
                        ErrorCode.KEY_DUPLICATE,
                        "the key (" + String.join(", ", hash.names()) + ") of " + second + " is also the key of "
                                + first)
                .notDone("Nothing was published.");
    }

    private void forEachBatch(BatchVisitor visitor) {
        for (Split split : splits) {
            try (RowBatchReader reader = keys.apply(split)) {
                for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                    RowBatch batch = next.get();
                    visitor.visit(split, batch, hash.of(batch, split.file(batch).location()));
                }
            }
        }
    }

    private interface BatchVisitor {
        void visit(Split split, RowBatch batch, long[] hashes);
    }

    private record Place(String file, long row) {
        @Override
        public String toString() {
            return "row " + row + " of " + file;
        }
    }

    /** A growing list of hashes, sorted at the end. */
    private static final class HashList {
        private long[] hashes = new long[1 << 12];
        private int size;

        void add(long hash) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, size + (size >> 1));
            }
            hashes[size++] = hash;
        }

        Set<Long> repeated(int most) {
            Arrays.sort(hashes, 0, size);
            Set<Long> repeated = new HashSet<>();
            for (int i = 1; i < size && repeated.size() < most; i++) {
                if (hashes[i] == hashes[i - 1]) {
                    repeated.add(hashes[i]);
                }
            }
            return repeated;
        }
    }
}
