package io.nightjar.scoring;

import io.nightjar.table.RowBatch;

/**
 * Says exactly why a linear model gave its scores. A feature's contribution is its weight times the distance of the
 * value from the mean over the training rows. Safe for use by several threads.
 */
public interface Explainer {

    /**
     * Explains the scored rows.
     *
     * @param batch the very rows that were scored
     * @throws io.nightjar.error.NightjarException REASONS_DIFFER where contributions do not add up to the margin that the
     *     model has of a row
     */
    Contributions explain(RowBatch batch, ScoredBatch scored);

    /** What the contributions are of. */
    ExplainedMargin margin();
}
