package io.nightjar.quality;

import io.nightjar.scoring.ScoredBatch;
import io.nightjar.table.RowBatch;

/** Watches one split while it is scored. Not thread-safe: one for each split. */
public interface Profiler {

    /** Takes in one batch as it was read and as it was scored. */
    void observe(RowBatch batch, ScoredBatch answer);

    /** The profile of all that was observed. */
    QualityProfile finish();
}
