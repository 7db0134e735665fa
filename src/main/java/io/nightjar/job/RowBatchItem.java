package io.nightjar.job;

import io.nightjar.scoring.ScoredBatch;
import io.nightjar.table.RowBatch;

/**
 * The chunk item of a split's step: a batch of rows, never a row. The last item is the end of the split, so that
 * closing the part happens inside the step's work, where a failure fails it; Spring Batch only logs what goes wrong in a
 * listener after it.
 */
sealed interface RowBatchItem {

    record Read(RowBatch batch) implements RowBatchItem {}

    record Scored(RowBatch batch, ScoredBatch scored) implements RowBatchItem {}

    record End() implements RowBatchItem {}
}
