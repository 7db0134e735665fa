package io.nightjar.scoring;

import io.nightjar.model.ModelDraft;

/**
 * A model that has no version yet, and how it did.
 *
 * @param draft model, signature, metrics and golden rows; no baseline profile yet
 * @param evaluation figures of the held-out nights
 * @param trainedRows rows that the model learned from
 * @param heldOutRows rows that judged it
 * @param unlabelledRows rows of either that were left out for want of a label
 * @param features how many features the model knows
 */
public record TrainedModel(
        ModelDraft draft,
        Evaluation evaluation,
        long trainedRows,
        long heldOutRows,
        long unlabelledRows,
        int features) {}
