package io.nightjar.quality;

import io.nightjar.scoring.ScoredBatch;
import io.nightjar.table.RowBatch;

/** Watches one split while it is scored. Not thread-safe: one for each split. */
public interface Profiler {

    /** Takes in the columns of one batch. Another thread may take in meanwhile how the same batch was scored. */
    void read(RowBatch batch);

    /** Takes in how one batch was scored. */
    void scored(RowBatch batch, ScoredBatch answer);

    /** Takes in one batch as it was read and as it was scored. */
    default void observe(RowBatch batch, ScoredBatch answer) {
        read(batch);
        scored(batch, answer);
    }

    /** The profile of all that was observed. */
    QualityProfile finish();
}
