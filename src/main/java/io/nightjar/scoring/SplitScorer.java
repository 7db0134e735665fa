package io.nightjar.scoring;

import io.nightjar.table.RowBatch;

/**
 * Scores the batches of one split with one model, one after the other: what an answer takes is taken once for a split and
 * not once for a batch. For one thread.
 */
public interface SplitScorer {

    /**
     * As {@link Scorer#score}, but the answer is valid until the next call, which may write the next rows' into the same
     * arrays.
     *
     * @throws io.nightjar.error.NightjarException VALUE_REFUSED, naming column and row, where a column's policy is to
     *     fail
     */
    ScoredBatch score(RowBatch batch);
}
