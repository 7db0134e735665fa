package io.nightjar.parquet;

import org.apache.parquet.column.values.ValuesReader;

/** Stands before the first page. */
final class NoValues extends ValuesReader {

    @Override
    public void skip() {
        throw new IllegalStateException("no page has been read");
    }
}
