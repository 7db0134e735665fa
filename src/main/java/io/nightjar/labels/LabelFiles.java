package io.nightjar.labels;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.Column;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reading whole files, column by column. */
record LabelFiles(TableSource source, int batchRows) {

    /** Calls with each batch of a file; the columns in the order in which they are named. */
    void forEach(DataFile file, Schema wanted, Consumer<RowBatch> each) {
        if (file.rows() == 0) {
            return;
        }
        Split whole = new Split(0, file, 0, file.rowGroupRows().size(), 0, file.rows());
        try (RowBatchReader reader = source.read(whole, wanted, batchRows)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                each.accept(next.get());
            }
        }
    }

    /**
     * The named columns of a file.
     *
     * @throws NightjarException COLUMN_MISSING naming file and column
     */
    static Schema columns(DataFile file, List<String> names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(column(file, name));
        }
        return new Schema(columns);
    }

    static Column column(DataFile file, String name) {
        return file.schema().find(name).orElseThrow(() -> NightjarException.of(
                        ErrorCode.COLUMN_MISSING,
                        "column \"" + name + "\" is not in " + file.location() + ", which has "
                                + String.join(", ", file.schema().names()))
                .notDone("No labels were joined."));
    }
}
