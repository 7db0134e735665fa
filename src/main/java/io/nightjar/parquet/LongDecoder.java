package io.nightjar.parquet;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import java.io.IOException;

/** Integers, booleans, dates and times. */
final class LongDecoder extends ColumnDecoder {
    private final Conversion conversion;
    private final boolean isNumber;
    private long[] values = {};
    private long[] dictionary = {};
    private int[] codes = {};

    LongDecoder(FileColumn.Accepted column, ReaderMemory memory) {
        super(column, memory);
        this.conversion = column.conversion();
        this.isNumber = switch (column.descriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN, INT32, INT64 -> true;
            default -> false;
        };
    }

    @Override
    void begin(int rows) {
        if (values.length < rows) {
            values = new long[rows];
        }
    }

    @Override
    void readDictionary(PageValues entries, int count) throws IOException {
        dictionary = new long[count];
        read(entries, dictionary, 0, count);
    }

    @Override
    void readValues(PageValues page, int from, int count) throws IOException {
        read(page, values, from, count);
    }

    private void read(PageValues source, long[] into, int from, int count) throws IOException {
        if (!isNumber) {
            for (int i = from; i < from + count; i++) {
                into[i] = conversion.toLong(source.bytes(), place());
            }
            return;
        }
        source.longs(into, from, count);
        if (conversion != Conversion.NONE) {
            for (int i = from; i < from + count; i++) {
                into[i] = conversion.toLong(into[i], place());
            }
        }
    }

    @Override
    void readCodes(RunDecoder runs, int from, int count) throws IOException {
        if (codes.length < count) {
            codes = new int[values.length];
        }
        runs.read(codes, 0, count);
        for (int i = 0; i < count; i++) {
            values[from + i] = dictionary[codes[i]];
        }
    }

    @Override
    void spread(boolean[] nulls, int from, int to, int present) {
        int next = from + present - 1;
        for (int row = to - 1; row >= from; row--) {
            values[row] = nulls[row] ? 0 : values[next--];
        }
    }

    @Override
    ColumnVector vector(int rows, boolean[] nulls) {
        return new LongVector(values, rows, nulls);
    }
}
