package io.nightjar.parquet;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import org.apache.parquet.column.statistics.Statistics;

/** Floating-point numbers. */
final class DoubleEncoder extends ColumnEncoder {
    private double[] present = {};
    private double least = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private long nans;

    DoubleEncoder(Column column, EncodedChunk chunk, PageScratch scratch) {
        super(column, chunk, scratch);
    }

    @Override
    int encode(ColumnVector vector, int from, int to, long firstRow) {
        DoubleVector doubles = (DoubleVector) vector;
        if (column().type() == ColumnType.FLOAT) {
            encodeFloats(doubles, from, to, firstRow);
        } else if (doubles.hasNulls()) {
            int count = takePresent(doubles, from, to);
            encodeDoubles(present, 0, count);
        } else {
            encodeDoubles(doubles.values(), from, to - from);
        }
        return to;
    }

    private int takePresent(DoubleVector vector, int from, int to) {
        if (present.length < to - from) {
            present = new double[to - from];
        }
        int count = 0;
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                present[count++] = vector.value(row);
            }
        }
        return count;
    }

    private void encodeFloats(DoubleVector vector, int from, int to, long firstRow) {
        int count = takePresent(vector, from, to);
        int next = 0;
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                double value = present[next++];
                if ((float) value != value && !Double.isNaN(value)) {
                    throw refused(firstRow + row, "does not fit into single precision");
                }
                values().putFloat((float) value);
            }
        }
        note(present, 0, count);
    }

    private void encodeDoubles(double[] source, int from, int count) {
        values().putDoubles(source, from, count);
        note(source, from, count);
    }

    /** Comparisons alone are several times faster than {@link Math#min}; they see neither NaN nor the sign of zero. */
    private void note(double[] source, int from, int count) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int odd = 0;
        for (int i = from; i < from + count; i++) {
            double value = source[i];
            low = value < low ? value : low;
            high = value > high ? value : high;
            odd += Double.isNaN(value) ? 1 : 0;
        }
        if (low == 0 || high == 0) {
            for (int i = from; i < from + count; i++) {
                if (source[i] == 0) {
                    low = Math.min(low, source[i]);
                    high = Math.max(high, source[i]);
                }
            }
        }
        nans += odd;
        least = Math.min(least, low);
        largest = Math.max(largest, high);
    }

    @Override
    void describe(Statistics<?> statistics) {
        // As parquet-java counts: a page with a NaN has no range.
        if (nans < pagePresent()) {
            update(statistics, least);
            update(statistics, largest);
        }
        if (nans > 0) {
            update(statistics, Double.NaN);
            statistics.incrementNanCount(nans - 1);
        }
    }

    @Override
    void afterEnd() {
        least = Double.POSITIVE_INFINITY;
        largest = Double.NEGATIVE_INFINITY;
        nans = 0;
    }

    private void update(Statistics<?> statistics, double value) {
        if (column().type() == ColumnType.FLOAT) {
            statistics.updateStats((float) value);
        } else {
            statistics.updateStats(value);
        }
    }
}
