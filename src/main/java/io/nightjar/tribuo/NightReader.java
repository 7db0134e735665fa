package io.nightjar.tribuo;

import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.util.Optional;
import java.util.function.Consumer;

/** All row batches of a partition, file by file. */
record NightReader(TableSource source) {
    private static final int BATCH_ROWS = 8192;

    void forEach(Partition night, Schema wanted, Consumer<RowBatch> action) {
        for (DataFile file : night.files()) {
            int rowGroups = file.rowGroupRows().size();
            if (rowGroups > 0) {
                read(new Split(0, file, 0, rowGroups, 0, file.rows()), wanted, action);
            }
        }
    }

    private void read(Split split, Schema wanted, Consumer<RowBatch> action) {
        try (RowBatchReader reader = source.read(split, wanted, BATCH_ROWS)) {
            for (Optional<RowBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                action.accept(batch.get());
            }
        }
    }
}
