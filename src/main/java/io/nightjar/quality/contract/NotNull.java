package io.nightjar.quality.contract;

import io.nightjar.table.ColumnVector;

/** No value is null. */
final class NotNull implements RowRule {
    @Override
    public int broken(ColumnVector vector) {
        if (!vector.hasNulls()) {
            return 0;
        }
        boolean[] nulls = vector.nulls();
        int broken = 0;
        for (int row = 0; row < vector.size(); row++) {
            broken += nulls[row] ? 1 : 0;
        }
        return broken;
    }

    @Override
    public boolean breaks(ColumnVector vector, int row) {
        return vector.isNull(row);
    }
}
