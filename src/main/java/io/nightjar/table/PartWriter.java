package io.nightjar.table;

/** Writes one part file. {@link #finish} commits it; {@link #close} without it discards what was written. */
public interface PartWriter extends AutoCloseable {

    void write(RowBatch batch);

    /** Ends the file, once: nothing can be written to it any more, and little memory is held. */
    void end();

    /**
     * Ends the file where that has not been done, syncs it to disk, reads it back and compares row count, schema and
     * column digests with what was written.
     *
     * @throws io.nightjar.error.NightjarException READ_BACK_DIFFERS or STORAGE_FAILED
     */
    PartFile finish();

    @Override
    void close();
}
