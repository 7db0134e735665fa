package io.nightjar.table;

import java.util.Map;

/**
 * A table that grows by parts, in the order in which they are appended, their row groups unchanged. {@link #finish} commits
 * it; {@link #close} without it discards what was written. Used by one thread at a time.
 */
public interface TableJoin extends AutoCloseable {

    /**
     * Appends a part.
     *
     * @throws io.nightjar.error.NightjarException READ_BACK_DIFFERS where its bytes are not those of its digest; whatever
     *     is thrown, the table can only be discarded then
     */
    void append(PartFile part);

    /**
     * Ends the table, syncs it and compares what is stored with what was written.
     *
     * @param metadata key-value pairs for the footer, written in key order
     */
    PartFile finish(Map<String, String> metadata);

    @Override
    void close();
}
