package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;

/** Encodes one column of one row group into pages. */
abstract sealed class ColumnEncoder permits LongEncoder, DoubleEncoder, TextEncoder {
    private final Column column;
    private final ColumnDescriptor descriptor;
    private final PageWriter pages;
    private final ValuesWriter levels;
    private final ValuesWriter values;
    private Statistics<?> statistics;
    private int pageRows;

    ColumnEncoder(Column column, ColumnDescriptor descriptor, PageWriter pages, ParquetProperties properties) {
        this.column = column;
        this.descriptor = descriptor;
        this.pages = pages;
        this.levels = properties.newDefinitionLevelWriter(descriptor);
        this.values = properties.newValuesWriter(descriptor);
        this.statistics = Statistics.createStats(descriptor.getPrimitiveType());
    }

    static ColumnEncoder of(
            Column column, ColumnDescriptor descriptor, PageWriter pages, ParquetProperties properties) {
        return switch (column.type()) {
            case BOOLEAN, INT32, INT64, DATE, LOCAL_TIMESTAMP, INSTANT ->
                new LongEncoder(column, descriptor, pages, properties);
            case FLOAT, DOUBLE -> new DoubleEncoder(column, descriptor, pages, properties);
            case STRING -> new TextEncoder(column, descriptor, pages, properties);
        };
    }

    final Column column() {
        return column;
    }

    final ValuesWriter values() {
        return values;
    }

    final Statistics<?> statistics() {
        return statistics;
    }

    /**
     * Encodes the rows from {@code from} to before {@code to}.
     *
     * @param firstRow position in the file of the vector's first row, for messages
     */
    final void write(ColumnVector vector, int from, int to, long firstRow) {
        if (column.isOptional()) {
            for (int row = from; row < to; row++) {
                boolean isNull = vector.isNull(row);
                levels.writeInteger(isNull ? 0 : 1);
                if (isNull) {
                    statistics.incrementNumNulls();
                }
            }
        } else if (vector.hasNulls()) {
            for (int row = from; row < to; row++) {
                if (vector.isNull(row)) {
                    throw refused(firstRow + row, "is null, and the column is required");
                }
            }
        }
        encode(vector, from, to, firstRow);
        pageRows += to - from;
    }

    abstract void encode(ColumnVector vector, int from, int to, long firstRow);

    final NightjarException refused(long row, String why) {
        return NightjarException.of(
                ErrorCode.VALUE_REFUSED,
                "column " + column.name() + " cannot be written: its value at row " + row + " " + why);
    }

    /** Ends the page where it has enough rows or bytes; asked at fixed numbers of rows only. */
    final void endFullPage() throws IOException {
        if (pageRows >= FileFormat.PAGE_ROWS
                || levels.getBufferedSize() + values.getBufferedSize() >= FileFormat.PAGE_BYTES) {
            endPage();
        }
    }

    private void endPage() throws IOException {
        // The bytes are asked for first: only then a dictionary knows whether it pays.
        BytesInput bytes = BytesInput.concat(levels.getBytes(), values.getBytes());
        pages.writePage(
                bytes, pageRows, pageRows, statistics, Encoding.RLE, levels.getEncoding(), values.getEncoding());
        levels.reset();
        values.reset();
        statistics = Statistics.createStats(descriptor.getPrimitiveType());
        pageRows = 0;
    }

    /** Ends the column chunk. */
    final void end() throws IOException {
        if (pageRows > 0) {
            endPage();
        }
        DictionaryPage dictionary = values.toDictPageAndClose();
        if (dictionary != null) {
            pages.writeDictionaryPage(dictionary);
        }
        levels.close();
        values.close();
    }

    /** Encoded bytes so far. */
    final long bytes() {
        return pages.getMemSize() + levels.getBufferedSize() + values.getBufferedSize();
    }
}
