package io.nightjar.parquet;

import io.nightjar.table.ColumnVector;
import java.io.IOException;

/** Decodes one column chunk, in order, into the vectors of row batches. */
abstract sealed class ColumnDecoder permits LongDecoder, DoubleDecoder, TextDecoder {
    static final boolean[] NO_NULLS = {};

    private final FileColumn.Accepted column;
    private final ChunkPages pages;
    private Page page = new Page(0, () -> 1, new NoValues(), false);
    private int rowsLeft;

    ColumnDecoder(FileColumn.Accepted column, ChunkPages pages) {
        this.column = column;
        this.pages = pages;
    }

    static ColumnDecoder of(FileColumn.Accepted column, ChunkPages pages) {
        return switch (column.column().type()) {
            case BOOLEAN, INT32, INT64, DATE, LOCAL_TIMESTAMP, INSTANT -> new LongDecoder(column, pages);
            case FLOAT, DOUBLE -> new DoubleDecoder(column, pages);
            case STRING -> new TextDecoder(column, pages);
        };
    }

    final FileColumn.Accepted column() {
        return column;
    }

    final ChunkPages pages() {
        return pages;
    }

    /** The next rows; the caller counts them and knows that they are there. */
    final ColumnVector read(int rows) throws IOException {
        begin(rows);
        boolean[] nulls = column.column().isOptional() ? new boolean[rows] : NO_NULLS;
        int done = 0;
        while (done < rows) {
            if (rowsLeft == 0) {
                page = pages.next();
                rowsLeft = page.rows();
            }
            int count = Math.min(rows - done, rowsLeft);
            if (nulls.length > 0) {
                page.readNulls(nulls, done, count);
            }
            decode(page, nulls, done, done + count);
            done += count;
            rowsLeft -= count;
        }
        return end(rows, nulls);
    }

    abstract void begin(int rows);

    /** Decodes the rows from {@code from} to before {@code to} of the batch, which all lie in the page. */
    abstract void decode(Page page, boolean[] nulls, int from, int to) throws IOException;

    abstract ColumnVector end(int rows, boolean[] nulls);
}
