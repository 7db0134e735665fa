package io.nightjar.scoring;

import io.nightjar.model.Signature;

/** Compares answers with the truth, row by row. Not thread-safe. */
public sealed interface Evaluator permits ClassEvaluator, NumberEvaluator {

    static Evaluator of(Signature signature) {
        return signature.namesClasses() ? new ClassEvaluator(signature) : new NumberEvaluator();
    }

    /**
     * Takes a row that was scored.
     *
     * @param label its truth: a class, or a number as text
     * @return whether the truth is one that the model could have given
     */
    boolean add(ScoredBatch scored, int row, String label);

    /** The figures of all rows added; there is at least one. */
    Evaluation result();
}
