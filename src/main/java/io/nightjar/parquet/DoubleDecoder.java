package io.nightjar.parquet;

import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import org.apache.parquet.column.values.ValuesReader;

/** Floating-point numbers. */
final class DoubleDecoder extends ColumnDecoder {
    private double[] values = {};

    DoubleDecoder(FileColumn.Accepted column, ChunkPages pages) {
        super(column, pages);
    }

    @Override
    void begin(int rows) {
        values = new double[rows];
    }

    @Override
    void decode(Page page, boolean[] nulls, int from, int to) {
        ValuesReader reader = page.values();
        boolean mayBeNull = nulls.length > 0;
        if (column().column().type() == ColumnType.FLOAT) {
            for (int row = from; row < to; row++) {
                if (!mayBeNull || !nulls[row]) {
                    values[row] = reader.readFloat();
                }
            }
        } else {
            for (int row = from; row < to; row++) {
                if (!mayBeNull || !nulls[row]) {
                    values[row] = reader.readDouble();
                }
            }
        }
    }

    @Override
    ColumnVector end(int rows, boolean[] nulls) {
        return new DoubleVector(values, rows, nulls);
    }
}
