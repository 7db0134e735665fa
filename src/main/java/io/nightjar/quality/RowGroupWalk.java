package io.nightjar.quality;

import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;

/** Notices where the batches of a split go over to the next row group of its file: figures are added up row group by row group. */
final class RowGroupWalk {
    private final DataFile file;
    private int rowGroup = -1;
    private long end;

    RowGroupWalk(DataFile file) {
        this.file = file;
    }

    /** @param endRowGroup done for each row group that ends before this batch */
    void take(RowBatch batch, Runnable endRowGroup) {
        while (end <= batch.firstRow() && rowGroup + 1 < file.rowGroupRows().size()) {
            endRowGroup.run();
            rowGroup++;
            end += file.rowGroupRows().get(rowGroup);
        }
        if (batch.firstRow() + batch.rows() > end) {
            throw new IllegalArgumentException(
                    "rows from " + batch.firstRow() + " on reach over the end of a row group of " + file.location());
        }
    }
}
