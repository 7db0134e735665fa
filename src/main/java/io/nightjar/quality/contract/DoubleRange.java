package io.nightjar.quality.contract;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;

/** Numbers between two bounds, both included. NaN lies between none. */
final class DoubleRange implements RowRule {
    private final double least;
    private final double most;

    DoubleRange(double least, double most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public int broken(ColumnVector vector) {
        DoubleVector doubles = (DoubleVector) vector;
        double[] values = doubles.values();
        int size = doubles.size();
        int broken = 0;
        if (doubles.hasNulls()) {
            for (int row = 0; row < size; row++) {
                broken += breaks(doubles, row) ? 1 : 0;
            }
            return broken;
        }
        for (int row = 0; row < size; row++) {
            double value = values[row];
            broken += value >= least && value <= most ? 0 : 1;
        }
        return broken;
    }

    @Override
    public boolean breaks(ColumnVector vector, int row) {
        DoubleVector doubles = (DoubleVector) vector;
        double value = doubles.value(row);
        return !doubles.isNull(row) && !(value >= least && value <= most);
    }
}
