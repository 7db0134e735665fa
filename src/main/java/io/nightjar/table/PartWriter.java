package io.nightjar.table;

/** Writes one part file. {@link #finish} commits it; {@link #close} without it discards what was written. */
public interface PartWriter extends AutoCloseable {

    void write(RowBatch batch);

    /**
     * Closes the file, syncs it to disk, reads it back and compares row count, schema and column digests with what was
     * written.
     *
     * @throws io.nightjar.error.NightjarException READ_BACK_DIFFERS or STORAGE_FAILED
     */
    PartFile finish();

    @Override
    void close();
}
