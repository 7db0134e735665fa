package io.nightjar.parquet;

import io.nightjar.table.RowBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** Encodes one row group, column by column, and holds its compressed pages until it is written. */
final class RowGroupEncoder {
    private final List<ColumnEncoder> columns = new ArrayList<>();
    private final RowGroupRoom room;
    private final PageScratch scratch;
    private int rows;

    RowGroupEncoder(FileFormat format, PageScratch scratch) {
        this.scratch = scratch;
        this.room = new RowGroupRoom(format.schema().size(), format.checkRows());
        List<ColumnDescriptor> descriptors = format.message().getColumns();
        for (int i = 0; i < format.schema().size(); i++) {
            EncodedChunk chunk = new EncodedChunk(descriptors.get(i), scratch);
            columns.add(ColumnEncoder.of(format.schema().column(i), chunk, scratch));
        }
    }

    /**
     * Encodes rows from {@code from} on until it is time to ask {@link #isFull}.
     *
     * @param firstRow position in the file of the batch's first row, for messages
     * @return the row after the last one taken
     */
    int write(RowBatch batch, int from, long firstRow) {
        int to = room.end(batch, from);
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(batch.vector(i), from, to, firstRow);
        }
        rows += to - from;
        return to;
    }

    /** Whether the row group ends here; no at any row where that is not to be asked. */
    boolean isFull() {
        return room.isUsed()
                && (rows >= FileFormat.ROW_GROUP_ROWS
                        || columns.stream().mapToLong(ColumnEncoder::bytes).sum() >= FileFormat.ROW_GROUP_BYTES);
    }

    /** Writes it; what its pages took is for the next one then. */
    void end(ParquetFileWriter writer) throws IOException {
        writer.startBlock(rows);
        for (ColumnEncoder column : columns) {
            column.end();
            column.writeTo(writer, rows);
        }
        writer.endBlock();
        scratch.compressed().release();
    }
}
