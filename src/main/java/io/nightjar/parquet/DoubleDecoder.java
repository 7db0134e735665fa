package io.nightjar.parquet;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import java.io.IOException;

/** Floating-point numbers, and decimals, which become such. */
final class DoubleDecoder extends ColumnDecoder {
    private final Conversion conversion;
    private final Stored stored;
    private double[] values = {};
    private double[] dictionary = {};
    private long[] unscaled = {};
    private int[] codes = {};

    private enum Stored {
        AS_SUCH,
        AS_INTEGERS,
        AS_BYTES
    }

    DoubleDecoder(FileColumn.Accepted column, ReaderMemory memory) {
        super(column, memory);
        this.conversion = column.conversion();
        this.stored = switch (column.descriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case FLOAT, DOUBLE -> Stored.AS_SUCH;
            case INT32, INT64 -> Stored.AS_INTEGERS;
            default -> Stored.AS_BYTES;
        };
    }

    @Override
    void begin(int rows) {
        if (values.length < rows) {
            values = new double[rows];
        }
    }

    @Override
    void readDictionary(PageValues entries, int count) throws IOException {
        dictionary = new double[count];
        read(entries, dictionary, 0, count);
    }

    @Override
    void readValues(PageValues page, int from, int count) throws IOException {
        read(page, values, from, count);
    }

    private void read(PageValues source, double[] into, int from, int count) throws IOException {
        switch (stored) {
            case AS_SUCH -> source.doubles(into, from, count);
            case AS_INTEGERS -> {
                unscaled = unscaled.length < count ? new long[count] : unscaled;
                source.longs(unscaled, 0, count);
                for (int i = 0; i < count; i++) {
                    into[from + i] = conversion.toDouble(unscaled[i], place());
                }
            }
            case AS_BYTES -> {
                for (int i = from; i < from + count; i++) {
                    into[i] = conversion.toDouble(source.bytes(), place());
                }
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
        return new DoubleVector(values, rows, nulls);
    }
}
