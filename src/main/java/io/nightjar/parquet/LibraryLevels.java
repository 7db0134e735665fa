package io.nightjar.parquet;

import java.io.IOException;
import org.apache.parquet.column.values.ValuesReader;

/** Levels in the encoding that the format has given up, as parquet-java reads them. */
record LibraryLevels(ValuesReader reader) implements Levels {

    @Override
    public int readNulls(boolean[] nulls, int from, int count) throws IOException {
        int found = 0;
        for (int row = from; row < from + count; row++) {
            int level = reader.readInteger();
            if (level != 0 && level != 1) {
                throw new IOException("definition level out of range");
            }
            nulls[row] = level == 0;
            found += 1 - level;
        }
        return found;
    }
}
