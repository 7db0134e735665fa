package io.nightjar.job;

import io.nightjar.quality.QualityProfile;
import io.nightjar.table.PartFile;
import java.util.Optional;

/**
 * What scoring one split gave.
 *
 * @param split its index in the plan
 * @param part its scored rows, closed, synced and read back
 * @param rejects its rejected rows likewise; absent where there were none
 */
record SplitResult(int split, PartFile part, Optional<PartFile> rejects, QualityProfile profile) {

    long rejected() {
        return rejects.map(PartFile::rows).orElse(0L);
    }

    long accounted() {
        return part.rows() + rejected();
    }
}
