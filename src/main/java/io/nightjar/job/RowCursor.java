package io.nightjar.job;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.StringVector;
import io.nightjar.table.TableSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of several files of one schema, one after the other. */
final class RowCursor implements AutoCloseable {
    private static final int BATCH_ROWS = 4096;

    private final TableSource source;
    private final Deque<String> left;
    private final Schema schema;
    private @Nullable RowBatchReader reader;
    private @Nullable RowBatch batch;
    private int row;

    /** @param files at least one */
    RowCursor(TableSource source, List<String> files) {
        this.source = source;
        this.left = new ArrayDeque<>(files);
        this.schema = source.inspect(files.get(0)).schema();
    }

    Schema schema() {
        return schema;
    }

    /** Goes to the next row; false after the last. */
    boolean next() {
        row++;
        while (batch == null || row >= batch.rows()) {
            Optional<RowBatch> more = reader == null ? Optional.empty() : reader.next();
            if (more.isPresent()) {
                batch = more.get();
                row = 0;
            } else if (!open()) {
                return false;
            }
        }
        return true;
    }

    private boolean open() {
        close();
        String file = left.poll();
        if (file == null) {
            return false;
        }
        DataFile found = source.inspect(file);
        Split whole = new Split(0, found, 0, found.rowGroupRows().size(), 0, found.rows());
        reader = source.read(whole, found.schema(), BATCH_ROWS);
        batch = null;
        return true;
    }

    /** The value of a column in this row, comparable by equals: numbers by their bits. */
    Object value(int column) {
        RowBatch here = java.util.Objects.requireNonNull(batch);
        ColumnVector vector = here.vector(column);
        if (vector.isNull(row)) {
            return "null";
        }
        if (vector instanceof LongVector longs) {
            return longs.value(row);
        }
        if (vector instanceof DoubleVector doubles) {
            return doubles.value(row);
        }
        return "'" + ((StringVector) vector).value(row) + "'";
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
