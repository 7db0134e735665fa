package io.nightjar.ledger;

import io.nightjar.table.PartFile;
import java.util.Optional;

/**
 * What one finished split gave.
 *
 * @param index of the split in the plan
 * @param part its scored rows; absent where every row was rejected
 * @param rejects its rejected rows; absent where there are none
 * @param profile its quality profile as {@code quality} writes it; JSON
 */
public record SplitRecord(int index, Optional<PartFile> part, Optional<PartFile> rejects, String profile) {

    public long rowsScored() {
        return part.map(PartFile::rows).orElse(0L);
    }

    public long rowsRejected() {
        return rejects.map(PartFile::rows).orElse(0L);
    }
}
