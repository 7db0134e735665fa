package io.nightjar.parquet;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;

/** Integers, booleans, dates and times. */
final class LongEncoder extends ColumnEncoder {

    LongEncoder(Column column, ColumnDescriptor descriptor, PageWriter pages, ParquetProperties properties) {
        super(column, descriptor, pages, properties);
    }

    @Override
    void encode(ColumnVector vector, int from, int to, long firstRow) {
        LongVector longs = (LongVector) vector;
        switch (column().type()) {
            case BOOLEAN -> encodeBooleans(longs, from, to, firstRow);
            case INT32, DATE -> encodeInts(longs, from, to, firstRow);
            default -> encodeLongs(longs, from, to);
        }
    }

    private void encodeBooleans(LongVector vector, int from, int to, long firstRow) {
        ValuesWriter values = values();
        Statistics<?> statistics = statistics();
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                long value = vector.value(row);
                if (value != 0 && value != 1) {
                    throw refused(firstRow + row, "is neither false nor true");
                }
                values.writeBoolean(value == 1);
                statistics.updateStats(value == 1);
            }
        }
    }

    private void encodeInts(LongVector vector, int from, int to, long firstRow) {
        ValuesWriter values = values();
        Statistics<?> statistics = statistics();
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                long value = vector.value(row);
                if (value != (int) value) {
                    throw refused(firstRow + row, "is outside of 32 bits");
                }
                values.writeInteger((int) value);
                statistics.updateStats((int) value);
            }
        }
    }

    private void encodeLongs(LongVector vector, int from, int to) {
        ValuesWriter values = values();
        Statistics<?> statistics = statistics();
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                values.writeLong(vector.value(row));
                statistics.updateStats(vector.value(row));
            }
        }
    }
}
