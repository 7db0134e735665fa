package io.nightjar.parquet;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import java.io.IOException;

/** The two endings of a file that was written: it is on disk as it left us, or it is gone. */
final class StoredPart {
    private StoredPart() {}

    /** Syncs the closed file and compares its bytes, as the storage has them, with those handed over. */
    static PartFile verify(Storage storage, String location, long rows, DigestedOutput out) {
        storage.sync(location);
        try {
            if (!out.isStored()) {
                throw TableDigest.differs(location, "its bytes have changed on their way to the disk");
            }
        } catch (IOException e) {
            throw ParquetPartWriter.failed(location, e);
        }
        return new PartFile(location, rows, out.getPos(), out.sha256());
    }

    static void discard(Storage storage, String location, DigestedOutput out) {
        try (out) {
            // Closed before it is deleted; what it still buffers may fail to be written, and need not be.
        } catch (IOException | NightjarException e) {
            // The caller discards because something else failed, or on purpose.
        }
        storage.delete(location);
    }
}
