package io.nightjar.parquet;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;

/** Floating-point numbers. */
final class DoubleEncoder extends ColumnEncoder {

    DoubleEncoder(Column column, ColumnDescriptor descriptor, PageWriter pages, ParquetProperties properties) {
        super(column, descriptor, pages, properties);
    }

    @Override
    void encode(ColumnVector vector, int from, int to, long firstRow) {
        if (column().type() == ColumnType.FLOAT) {
            encodeFloats((DoubleVector) vector, from, to, firstRow);
        } else {
            encodeDoubles((DoubleVector) vector, from, to);
        }
    }

    private void encodeFloats(DoubleVector vector, int from, int to, long firstRow) {
        ValuesWriter values = values();
        Statistics<?> statistics = statistics();
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                double value = vector.value(row);
                float single = (float) value;
                if (single != value && !Double.isNaN(value)) {
                    throw refused(firstRow + row, "does not fit into single precision");
                }
                values.writeFloat(single);
                statistics.updateStats(single);
            }
        }
    }

    private void encodeDoubles(DoubleVector vector, int from, int to) {
        ValuesWriter values = values();
        Statistics<?> statistics = statistics();
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                values.writeDouble(vector.value(row));
                statistics.updateStats(vector.value(row));
            }
        }
    }
}
