package io.nightjar.parquet;

import java.io.IOException;
import org.apache.parquet.column.values.ValuesReader;

/**
 * A data page, ready to be read once, in order.
 *
 * @param rows how many rows, nulls among them
 * @param levels one a row: 1 where there is a value, 0 where it is null; not read for required columns
 * @param values of the rows that have one
 * @param coded whether values are codes into the chunk's dictionary
 */
record Page(int rows, Levels levels, ValuesReader values, boolean coded) {

    /** Definition levels, one after the other. */
    @FunctionalInterface
    interface Levels {
        int next() throws IOException;
    }

    /** Flags the null ones of the next rows, from index {@code from}. */
    void readNulls(boolean[] nulls, int from, int rows) throws IOException {
        for (int row = from; row < from + rows; row++) {
            int level = levels.next();
            if (level != 0 && level != 1) {
                throw new IOException("definition level out of range");
            }
            nulls[row] = level == 0;
        }
    }
}
