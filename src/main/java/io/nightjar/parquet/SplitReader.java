package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The row batches of a split of one file, row group by row group. */
final class SplitReader implements RowBatchReader {
    private final Storage.RandomAccess in;
    private final Footer footer;
    private final RowGroupDecoder rowGroup;
    private final Split split;
    private final Schema wanted;
    private final int batchRows;

    /** What is decoded already of the row group. */
    private RowSlices decoded = RowSlices.NONE;

    private int nextRowGroup;
    private long nextRow;
    private long rowsLeft;
    private boolean isClosed;

    SplitReader(
            Storage.RandomAccess in,
            Footer footer,
            Split split,
            Schema wanted,
            List<FileColumn.Accepted> columns,
            ReaderMemory memory,
            Executor background,
            int batchRows) {
        this.in = in;
        this.footer = footer;
        this.split = split;
        this.wanted = wanted;
        this.rowGroup = new RowGroupDecoder(new ReadAhead(in, background), footer, columns, memory);
        this.batchRows = batchRows;
        this.nextRowGroup = split.firstRowGroup();
        this.nextRow = split.firstRow();
    }

    @Override
    public Optional<RowBatch> next() {
        while (rowsLeft == 0) {
            if (nextRowGroup == split.firstRowGroup() + split.rowGroups()) {
                return Optional.empty();
            }
            rowsLeft = footer.rowGroups().get(nextRowGroup).getRowCount();
            if (rowsLeft > 0) {
                rowGroup.begin(nextRowGroup);
            }
            nextRowGroup++;
        }
        RowBatch batch = decoded.isEmpty() ? decode() : decoded.next();
        rowsLeft -= batch.rows();
        nextRow += batch.rows();
        return Optional.of(batch);
    }

    private RowBatch decode() {
        int rows = rowGroup.rows((int) Math.min(rowsLeft, batchRows));
        int atOnce = rowGroup.rowsAtOnce(rows, rowsLeft);
        RowBatch whole = new RowBatch(wanted, atOnce, rowGroup.read(atOnce), nextRow);
        if (atOnce == rows) {
            return whole;
        }
        decoded = new RowSlices(whole, rows);
        return decoded.next();
    }

    @Override
    public List<DataFile> filesWithoutChecksums() {
        return rowGroup.hasChecksums() ? List.of() : split.files();
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            try (in) {
                rowGroup.close();
            }
        }
    }
}
