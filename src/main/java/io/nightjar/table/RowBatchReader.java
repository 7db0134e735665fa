package io.nightjar.table;

import java.util.Optional;

/** The row batches of one split, in file order. Not thread-safe. */
public interface RowBatchReader extends AutoCloseable {

    /**
     * The next batch, empty after the last.
     *
     * @throws io.nightjar.error.NightjarException FILE_CORRUPT, naming file and column, where a page cannot be read
     */
    Optional<RowBatch> next();

    @Override
    void close();
}
