package io.nightjar.scoring;

import io.nightjar.table.RowBatch;
import java.util.Optional;

/** Scores row batches with one model. Safe for use by several threads. */
public interface Scorer {

    /**
     * Scores every row or says why not.
     *
     * @param batch holds at least the signature's feature columns
     * @throws io.nightjar.error.NightjarException VALUE_REFUSED, naming column and row, where a column's policy is to
     *     fail
     */
    ScoredBatch score(RowBatch batch);

    /** The same answers, where each is done with before the next is asked for. */
    default SplitScorer forSplit() {
        return this::score;
    }

    /** Which code scores, and why that one; shown by runs and {@code models show}. */
    ScoringPath path();

    /** What says exactly why rows have their scores; empty where the model is not linear or gives several figures. */
    default Optional<Explainer> explainer() {
        return Optional.empty();
    }
}
