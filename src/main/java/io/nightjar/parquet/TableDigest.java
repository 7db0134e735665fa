package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.util.List;
import java.util.Optional;

/** What was written, to be compared with what can be read. */
final class TableDigest {
    private static final int BATCH_ROWS = 1 << 14;

    private final Schema schema;
    private final List<ColumnDigest> columns;
    private long rows;

    TableDigest(Schema schema) {
        this.schema = schema;
        this.columns = schema.columns().stream()
                .map(column -> new ColumnDigest(column.type()))
                .toList();
    }

    void add(RowBatch batch) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(batch.vector(i));
        }
        rows += batch.rows();
    }

    /** Reads the file and compares its rows, its schema and every column. */
    void compare(ParquetSource source, String location) {
        try {
            DataFile file = source.inspect(location);
            if (file.rows() != rows) {
                throw differs(location, "it holds " + file.rows() + " rows, written were " + rows);
            }
            if (!file.schema().equals(schema)) {
                throw differs(location, "its schema is not the one written");
            }
            TableDigest read = read(source, file);
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).value() != read.columns.get(i).value()) {
                    throw differs(location, "column " + schema.column(i).name() + " holds other values than written");
                }
            }
        } catch (NightjarException e) {
            if (e.code() == ErrorCode.FILE_CORRUPT || e.code() == ErrorCode.INPUT_CHANGED) {
                throw NightjarException.of(
                        ErrorCode.READ_BACK_DIFFERS, "what was written cannot be read back: " + e.message(), e);
            }
            throw e;
        }
    }

    private TableDigest read(ParquetSource source, DataFile file) {
        TableDigest digest = new TableDigest(schema);
        int rowGroups = file.rowGroupRows().size();
        try (RowBatchReader reader =
                source.read(new Split(0, file, 0, rowGroups, 0, file.rows()), schema, BATCH_ROWS)) {
            for (Optional<RowBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                digest.add(batch.get());
            }
        }
        return digest;
    }

    static NightjarException differs(String location, String how) {
        return NightjarException.of(ErrorCode.READ_BACK_DIFFERS, location + " is not what was written: " + how);
    }
}
