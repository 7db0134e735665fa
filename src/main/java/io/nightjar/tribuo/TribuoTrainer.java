package io.nightjar.tribuo;

import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.Trainer;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingTables;
import java.time.Clock;

/** Trains Tribuo's linear models, of classes and of numbers, through a {@code RowProcessor}, which so stands in the model's provenance. */
public final class TribuoTrainer implements Trainer {
    private final Clock clock;

    /** @param clock tells the time that Tribuo's provenance of the data asks for */
    public TribuoTrainer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public TrainedModel train(TrainingDefinition definition, TrainingTables tables) {
        return Training.of(definition, new LabelledNights(definition, tables), clock)
                .run();
    }
}
