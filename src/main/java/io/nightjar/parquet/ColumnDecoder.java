package io.nightjar.parquet;

import io.nightjar.table.ColumnVector;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a column, chunk after chunk and each in order, into vectors that share its arrays: every one overwrites the one
 * before.
 */
abstract sealed class ColumnDecoder permits LongDecoder, DoubleDecoder, TextDecoder {
    private static final boolean[] NO_NULLS = {};

    private final FileColumn.Accepted column;
    private final ReaderMemory memory;
    private @Nullable ChunkPages pages;
    private ChunkPage.Data page = ChunkPage.Data.NONE;
    private int rowsLeft;
    private boolean hasDictionary;
    private boolean isForgotten;
    private boolean[] nulls = NO_NULLS;

    ColumnDecoder(FileColumn.Accepted column, ReaderMemory memory) {
        this.column = column;
        this.memory = memory;
    }

    static ColumnDecoder of(FileColumn.Accepted column, ReaderMemory memory) {
        return switch (column.column().type()) {
            case BOOLEAN, INT32, INT64, DATE, LOCAL_TIMESTAMP, INSTANT -> new LongDecoder(column, memory);
            case FLOAT, DOUBLE -> new DoubleDecoder(column, memory);
            case STRING -> new TextDecoder(column, memory);
        };
    }

    final FileColumn.Accepted column() {
        return column;
    }

    final Place place() {
        return pages().place();
    }

    private ChunkPages pages() {
        return Objects.requireNonNull(pages, "no chunk is open");
    }

    /** Goes on with the next chunk. */
    void begin(ChunkPages chunk) {
        end();
        pages = chunk;
        page = ChunkPage.Data.NONE;
        rowsLeft = 0;
        hasDictionary = false;
        isForgotten = false;
    }

    /** Gives back what the chunk holds. */
    final void end() {
        if (pages != null) {
            pages.close();
        }
    }

    /** What the values of the next rows take in a batch, each about. */
    long bytesOfARow() throws IOException {
        return Long.BYTES;
    }

    /** How many of the next rows may come in one batch. */
    int rowsTogether() throws IOException {
        return Integer.MAX_VALUE;
    }

    /** Whether the page of the next row will be read again for it. */
    final boolean readsAgain() {
        return isForgotten && rowsLeft > 0;
    }

    /** The page that the next row is in, whose first {@code page.rows() - rowsLeft()} rows have been read. */
    final ChunkPage.Data page() throws IOException {
        while (rowsLeft == 0) {
            ChunkPage next = pages().next();
            if (next instanceof ChunkPage.Dictionary dictionary) {
                readDictionary(dictionary.values(), dictionary.entries());
                hasDictionary = true;
            } else if (next instanceof ChunkPage.Data data) {
                page = data;
                rowsLeft = data.rows();
                isForgotten = false;
            }
        }
        return page;
    }

    /** The next rows' page, where it is to be decompressed further, alone or beside that of another column. */
    final Optional<SnappyPage> waiting() throws IOException {
        recall();
        return page().content() instanceof ChunkPage.Values values
                        && values.values() instanceof PlainNumbers numbers
                        && numbers.source() instanceof SnappyPage snappy
                        && snappy.isWaiting()
                ? Optional.of(snappy)
                : Optional.empty();
    }

    final int rowsLeft() {
        return rowsLeft;
    }

    /** The next rows; the caller counts them and knows that they are there. */
    final ColumnVector read(int rows) throws IOException {
        recall();
        begin(rows);
        if (column.column().isOptional() && nulls.length < rows) {
            nulls = new boolean[rows];
        }
        int nullRows = 0;
        int done = 0;
        while (done < rows) {
            ChunkPage.Data current = page();
            int count = Math.min(rows - done, rowsLeft);
            int found = current.levels().readNulls(nulls, done, count);
            if (found == 0 && nullRows > 0) {
                Arrays.fill(nulls, done, done + count, false);
            } else if (found > 0 && nullRows == 0) {
                Arrays.fill(nulls, 0, done, false);
            }
            nullRows += found;
            decode(current.content(), done, count - found);
            if (found > 0) {
                spread(nulls, done, done + count, count - found);
            }
            done += count;
            rowsLeft -= count;
        }
        forget();
        return vector(rows, nullRows == 0 ? NO_NULLS : nulls);
    }

    private void decode(ChunkPage.Content content, int from, int count) throws IOException {
        if (count == 0) {
            return;
        }
        if (content instanceof ChunkPage.Codes codes) {
            if (!hasDictionary) {
                throw place().damaged("a page is coded with a dictionary, and there is none");
            }
            readCodes(codes.decoder(), from, count);
        } else if (content instanceof ChunkPage.Values values) {
            readValues(values.values(), from, count);
        }
    }

    /** Where the reader holds too much, its pages are read again for each batch: slow, but there is an end to it. */
    private void forget() {
        isForgotten = memory.isFull() && pages().forget();
    }

    private void recall() throws IOException {
        if (isForgotten && rowsLeft > 0) {
            page = pages().recall();
            page.skip(page.rows() - rowsLeft);
            isForgotten = false;
        }
    }

    /** Makes room for so many rows. */
    abstract void begin(int rows);

    abstract void readDictionary(PageValues values, int entries) throws IOException;

    /** Decodes values that stand side by side, though nulls may stand between them in the table. */
    abstract void readValues(PageValues values, int from, int count) throws IOException;

    /** The same for codes into the dictionary. */
    abstract void readCodes(RunDecoder codes, int from, int count) throws IOException;

    /** Moves the first {@code present} values from {@code from} on to the rows before {@code to} that are not null. */
    abstract void spread(boolean[] nulls, int from, int to, int present);

    abstract ColumnVector vector(int rows, boolean[] nulls);
}
