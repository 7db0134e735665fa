package io.nightjar.table;

import java.util.Optional;

/** The row batches of one split, in file order; none reaches over the end of a row group. Not thread-safe. */
public interface RowBatchReader extends AutoCloseable {

    /**
     * The next batch, empty after the last. It is valid until the next call, which may write the next rows into the same
     * arrays; dictionaries of texts are never written to again.
     *
     * @throws io.nightjar.error.NightjarException FILE_CORRUPT, naming file and column, where a page cannot be read
     */
    Optional<RowBatch> next();

    /**
     * Whether everything read so far was held against a checksum of its own; where it was not, damage is found only if what
     * is left of the bytes cannot be decoded.
     */
    default boolean hasChecksums() {
        return true;
    }

    @Override
    void close();
}
