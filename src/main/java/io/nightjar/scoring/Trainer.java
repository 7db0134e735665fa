package io.nightjar.scoring;

/**
 * Trains a model from a training file. The caller then loads the draft with a {@link ScorerLoader}, scores nights with
 * it for the baseline profile, adds that as a part, and hands the draft to the model registry.
 */
public interface Trainer {

    /**
     * Trains on the training nights and judges on the held-out ones. The same tables, definition and platform give the
     * same weights.
     *
     * @throws io.nightjar.error.NightjarException TRAINING_INVALID where the definition does not fit the tables;
     *     COLUMN_MISSING or COLUMN_TYPE naming file and column; what the tables throw
     */
    TrainedModel train(TrainingDefinition definition, TrainingTables tables);
}
