package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** Encodes one column of one row group into pages, each when enough rows or bytes are there: a matter of rows alone. */
abstract sealed class ColumnEncoder permits LongEncoder, DoubleEncoder, TextEncoder {
    private final Column column;
    private final EncodedChunk chunk;
    private final PageScratch scratch;
    private PageBytes values;
    private boolean[] nulls = {};
    private int pageNulls;
    private int pageRows;

    ColumnEncoder(Column column, EncodedChunk chunk, PageScratch scratch) {
        this.column = column;
        this.chunk = chunk;
        this.scratch = scratch;
        this.values = scratch.memory().lendPage();
    }

    static ColumnEncoder of(Column column, EncodedChunk chunk, PageScratch scratch) {
        return switch (column.type()) {
            case BOOLEAN, INT32, INT64, DATE, LOCAL_TIMESTAMP, INSTANT -> new LongEncoder(column, chunk, scratch);
            case FLOAT, DOUBLE -> new DoubleEncoder(column, chunk, scratch);
            case STRING -> new TextEncoder(column, chunk, scratch);
        };
    }

    final Column column() {
        return column;
    }

    final EncodedChunk chunk() {
        return chunk;
    }

    final PageScratch scratch() {
        return scratch;
    }

    /** The page's values in the encoding PLAIN; empty where they are kept otherwise. */
    final PageBytes values() {
        return values;
    }

    /** Values of the page that are not null. */
    final int pagePresent() {
        return pageRows - pageNulls;
    }

    /**
     * Encodes the rows from {@code from} to before {@code to}.
     *
     * @param firstRow position in the file of the vector's first row, for messages
     */
    final void write(ColumnVector vector, int from, int to, long firstRow) {
        if (!column.isOptional() && vector.hasNulls()) {
            refuseNulls(vector, from, to, firstRow);
        }
        int row = from;
        while (row < to) {
            int end = encode(vector, row, Math.min(to, row + FileFormat.PAGE_ROWS - pageRows), firstRow);
            noteNulls(vector, row, end);
            pageRows += end - row;
            row = end;
            if (pageRows == FileFormat.PAGE_ROWS || isFull()) {
                endPage();
            }
        }
    }

    /** Whether the page ends here, though it may not have all the rows that it could have. */
    boolean isFull() {
        return values.size() >= FileFormat.PAGE_BYTES;
    }

    private void refuseNulls(ColumnVector vector, int from, int to, long firstRow) {
        for (int row = from; row < to; row++) {
            if (vector.isNull(row)) {
                throw refused(firstRow + row, "is null, and the column is required");
            }
        }
    }

    final NightjarException refused(long row, String why) {
        return NightjarException.of(
                ErrorCode.VALUE_REFUSED,
                "column " + column.name() + " cannot be written: its value at row " + row + " " + why);
    }

    private void noteNulls(ColumnVector vector, int from, int to) {
        if (vector.hasNulls()) {
            makeRoom(pageRows + to - from);
            for (int row = from; row < to; row++) {
                boolean isNull = vector.isNull(row);
                nulls[pageRows + row - from] = isNull;
                pageNulls += isNull ? 1 : 0;
            }
        } else if (nulls.length > 0) {
            makeRoom(pageRows + to - from);
            Arrays.fill(nulls, pageRows, pageRows + to - from, false);
        }
    }

    private void makeRoom(int rows) {
        if (nulls.length < rows) {
            nulls = Arrays.copyOf(nulls, Math.min(FileFormat.PAGE_ROWS, Math.max(rows, 2 * nulls.length)));
        }
    }

    /**
     * Takes the rows from {@code from} on, all before {@code to} or fewer where they fill the page.
     *
     * @return the row after the last one taken
     */
    abstract int encode(ColumnVector vector, int from, int to, long firstRow);

    private void endPage() {
        Encoding encoding = beforeEnd();
        if (pageRows > 0) {
            Statistics<?> statistics = Statistics.createStats(chunk.descriptor().getPrimitiveType());
            statistics.incrementNumNulls(pageNulls);
            if (pagePresent() > 0) {
                describe(statistics);
            }
            chunk.add(page(encoding), pageRows, statistics, encoding);
        }
        afterEnd();
        values.clear();
        pageRows = 0;
        pageNulls = 0;
    }

    /** The page whole; the values themselves where nothing stands before them. */
    private PageBytes page(Encoding encoding) {
        PageBytes page = scratch.memory().lendPage();
        if (!column.isOptional() && encoding == Encoding.PLAIN) {
            PageBytes whole = values;
            values = page;
            return whole;
        }
        if (column.isOptional()) {
            putLevels(page);
        }
        putValues(page);
        return page;
    }

    private void putLevels(PageBytes page) {
        int start = page.size();
        page.putInt(0);
        if (pageNulls == 0) {
            RunEncoder.repeat(1, pageRows, 1, page);
        } else {
            int[] lent = scratch.memory().lendCodes();
            int[] levels = lent.length < pageRows ? new int[FileFormat.PAGE_ROWS] : lent;
            for (int row = 0; row < pageRows; row++) {
                levels[row] = nulls[row] ? 0 : 1;
            }
            RunEncoder.encode(levels, pageRows, 1, page);
            scratch.memory().giveBack(levels);
        }
        page.setInt(start, page.size() - start - Integer.BYTES);
    }

    /** Says how the page's values are encoded, now that all are there. */
    Encoding beforeEnd() {
        return Encoding.PLAIN;
    }

    void putValues(PageBytes page) {
        page.put(values);
    }

    /** Adds the least and the largest value of the page, which has at least one. */
    abstract void describe(Statistics<?> statistics);

    /** Begins anew. */
    abstract void afterEnd();

    /** Ends the chunk. */
    void end() {
        if (pageRows > 0) {
            endPage();
        }
    }

    final void writeTo(ParquetFileWriter writer, long rows) throws IOException {
        chunk.writeTo(writer, rows);
        release();
    }

    /** Gives back what pages were gathered in; nothing is encoded any more. */
    void release() {
        scratch.memory().giveBack(values);
    }

    /** Bytes held so far, encoded or about to be. */
    long bytes() {
        return chunk.bytes() + values.size();
    }
}
