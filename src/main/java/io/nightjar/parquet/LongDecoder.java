package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import org.apache.parquet.column.values.ValuesReader;

/** Integers, booleans, dates and times. */
final class LongDecoder extends ColumnDecoder {
    private long[] values = {};

    LongDecoder(FileColumn.Accepted column, ChunkPages pages) {
        super(column, pages);
    }

    @Override
    void begin(int rows) {
        values = new long[rows];
    }

    @Override
    void decode(Page page, boolean[] nulls, int from, int to) {
        ValuesReader reader = page.values();
        boolean mayBeNull = nulls.length > 0;
        switch (column().descriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> {
                for (int row = from; row < to; row++) {
                    if (!mayBeNull || !nulls[row]) {
                        values[row] = reader.readBoolean() ? 1 : 0;
                    }
                }
            }
            case INT32 -> {
                for (int row = from; row < to; row++) {
                    if (!mayBeNull || !nulls[row]) {
                        values[row] = reader.readInteger();
                    }
                }
            }
            default -> {
                for (int row = from; row < to; row++) {
                    if (!mayBeNull || !nulls[row]) {
                        values[row] = reader.readLong();
                    }
                }
            }
        }
        if (column().scale() != 1) {
            scale(from, to);
        }
    }

    private void scale(int from, int to) {
        long scale = column().scale();
        long limit = Long.MAX_VALUE / scale;
        for (int row = from; row < to; row++) {
            if (values[row] > limit || values[row] < -limit) {
                throw NightjarException.of(
                        ErrorCode.VALUE_REFUSED,
                        pages().place().location() + ": column "
                                + pages().place().column() + " in row group "
                                + pages().place().rowGroup() + " holds a time that microseconds cannot express");
            }
            values[row] *= scale;
        }
    }

    @Override
    ColumnVector end(int rows, boolean[] nulls) {
        return new LongVector(values, rows, nulls);
    }
}
