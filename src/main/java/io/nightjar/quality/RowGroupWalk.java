package io.nightjar.quality;

import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Split;

/** Notices where the batches of a split go over to the next row group, of a file or of the next one: figures are added up row group by row group. */
final class RowGroupWalk {
    private final Split split;
    private int file;
    private int rowGroup = -1;
    private long end;

    RowGroupWalk(Split split) {
        this.split = split;
    }

    /** @param endRowGroup done for each row group that ends before this batch */
    void take(RowBatch batch, Runnable endRowGroup) {
        DataFile read = split.file(batch);
        if (batch.file() != file) {
            file = batch.file();
            rowGroup = -1;
            end = 0;
        }
        while (end <= batch.firstRow() && rowGroup + 1 < read.rowGroups()) {
            endRowGroup.run();
            rowGroup++;
            end += read.rowGroupRows().get(rowGroup);
        }
        if (batch.firstRow() + batch.rows() > end) {
            throw new IllegalArgumentException(
                    "rows from " + batch.firstRow() + " on reach over the end of a row group of " + read.location());
        }
    }
}
