package io.nightjar.parquet;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.apache.parquet.format.PageHeader;

/** Holds pages against their checksums, and remembers whether all that were read had one. Used by one thread at a time. */
final class PageChecks {
    private boolean isComplete = true;

    /** @throws io.nightjar.error.NightjarException FILE_CORRUPT where it differs */
    void check(PageHeader header, ByteBuffer body, Place place) {
        CRC32 crc = new CRC32();
        crc.update(body);
        if ((int) crc.getValue() != header.getCrc()) {
            throw place.damaged("the checksum of a page differs");
        }
    }

    /** A page came without. */
    void missing() {
        isComplete = false;
    }

    /** Whether every page that was read had a checksum. */
    boolean isComplete() {
        return isComplete;
    }
}
