package io.nightjar.table;

import java.util.List;
import java.util.Optional;

/** The row batches of one split, in the order of its files and their rows; none reaches over the end of a row group. Not thread-safe. */
public interface RowBatchReader extends AutoCloseable {

    /**
     * The next batch, empty after the last. It is valid until the next call, which may write the next rows into the same
     * arrays; dictionaries of texts are never written to again.
     *
     * @throws io.nightjar.error.NightjarException FILE_CORRUPT, naming file and column, where a page cannot be read
     */
    Optional<RowBatch> next();

    /**
     * The files of which something was read so far that no checksum of its own was held against: damage is found there only
     * if what is left of the bytes cannot be decoded.
     */
    default List<DataFile> filesWithoutChecksums() {
        return List.of();
    }

    @Override
    void close();
}
