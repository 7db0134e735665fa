package io.nightjar.parquet;

import io.nightjar.table.RowBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** Encodes one row group, column by column, and holds its compressed pages until it is written. */
final class RowGroupEncoder {
    private final ColumnChunkPageWriteStore pages;
    private final List<ColumnEncoder> columns = new ArrayList<>();
    private int rows;

    RowGroupEncoder(FileFormat format) {
        this.pages = format.pages();
        for (int i = 0; i < format.schema().size(); i++) {
            ColumnDescriptor descriptor = format.message().getColumns().get(i);
            columns.add(ColumnEncoder.of(
                    format.schema().column(i), descriptor, pages.getPageWriter(descriptor), format.properties()));
        }
    }

    /** How many more rows it takes before {@link #check} must be asked. */
    int room() {
        return FileFormat.CHECK_ROWS - rows % FileFormat.CHECK_ROWS;
    }

    /** Encodes the rows from {@code from} to before {@code to}, at most {@link #room}. */
    void write(RowBatch batch, int from, int to, long firstRow) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(batch.vector(i), from, to, firstRow);
        }
        rows += to - from;
    }

    /** Ends full pages, at multiples of the rows between checks only; says whether the row group is full itself. */
    boolean check() throws IOException {
        if (rows % FileFormat.CHECK_ROWS != 0) {
            return false;
        }
        long bytes = 0;
        for (ColumnEncoder column : columns) {
            column.endFullPage();
            bytes += column.bytes();
        }
        return rows >= FileFormat.ROW_GROUP_ROWS || bytes >= FileFormat.ROW_GROUP_BYTES;
    }

    int rows() {
        return rows;
    }

    void end(ParquetFileWriter writer) throws IOException {
        for (ColumnEncoder column : columns) {
            column.end();
        }
        writer.startBlock(rows);
        pages.flushToFileWriter(writer);
        writer.endBlock();
        pages.close();
    }
}
