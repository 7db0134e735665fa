package io.nightjar.quality.contract;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;

/** Whole numbers between two bounds, both included. */
final class LongRange implements RowRule {
    private final long least;
    private final long most;

    private LongRange(long least, long most) {
        this.least = least;
        this.most = most;
    }

    /** Bounds between two whole numbers are moved inwards; beyond all longs they are none. */
    static LongRange of(double least, double most) {
        return new LongRange((long) Math.ceil(least), (long) Math.floor(most));
    }

    @Override
    public int broken(ColumnVector vector) {
        LongVector longs = (LongVector) vector;
        long[] values = longs.values();
        int size = longs.size();
        int broken = 0;
        if (longs.hasNulls()) {
            for (int row = 0; row < size; row++) {
                broken += breaks(longs, row) ? 1 : 0;
            }
            return broken;
        }
        for (int row = 0; row < size; row++) {
            long value = values[row];
            broken += value < least || value > most ? 1 : 0;
        }
        return broken;
    }

    @Override
    public boolean breaks(ColumnVector vector, int row) {
        LongVector longs = (LongVector) vector;
        return !longs.isNull(row) && (longs.value(row) < least || longs.value(row) > most);
    }
}
