package io.nightjar.diff;

import io.nightjar.table.Column;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.util.List;
import java.util.Optional;

/** Reads all rows of some files, in order, as far as the named columns are there. */
record RowScan(TableSource source, int batchRows) {

    /** Sees each batch. */
    @FunctionalInterface
    interface Visitor {
        /** @param first number of its first row, through all files */
        void batch(RowBatch batch, int first);
    }

    void forEach(List<DataFile> files, List<String> columns, Visitor visitor) {
        long first = 0;
        for (DataFile file : files) {
            forEach(file, columns(file, columns), visitor, first);
            first += file.rows();
        }
    }

    private void forEach(DataFile file, Schema wanted, Visitor visitor, long first) {
        if (file.rows() == 0) {
            return;
        }
        Split whole = new Split(0, file, 0, file.rowGroupRows().size(), 0, file.rows());
        try (RowBatchReader reader = source.read(whole, wanted, batchRows)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                RowBatch batch = next.get();
                visitor.batch(batch, Math.toIntExact(first + batch.firstRow()));
            }
        }
    }

    static Schema columns(DataFile file, List<String> names) {
        List<Column> found = names.stream()
                .distinct()
                .flatMap(name -> file.schema().find(name).stream())
                .toList();
        return new Schema(found);
    }
}
