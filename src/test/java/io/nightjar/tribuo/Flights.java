package io.nightjar.tribuo;

import io.nightjar.config.TrainingFile;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.scoring.TrainingDefinition.Nights;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The training of the example. */
final class Flights {
    static final TrainingDefinition DEFINITION =
            TrainingFile.load(Path.of("jobs/training/flight-delay.yaml"), "jobs/training/flight-delay.yaml");

    private static final class Once {
        static final TrainedModel MODEL = train(DEFINITION);
    }

    private Flights() {}

    /** The same on other nights or with other settings. */
    static TrainingDefinition definition(Nights nights, LinearSgd algorithm) {
        return new TrainingDefinition(
                DEFINITION.name(),
                DEFINITION.title(),
                DEFINITION.input(),
                DEFINITION.features(),
                DEFINITION.label(),
                algorithm,
                nights,
                DEFINITION.digest(),
                DEFINITION.text());
    }

    static TrainedModel train(TrainingDefinition definition) {
        return new TribuoTrainer(Clock.fixed(Instant.parse("2001-05-01T03:00:00Z"), ZoneOffset.UTC))
                .train(definition, DuckTables.FLIGHTS);
    }

    /** The example's model, trained once for all tests. */
    static TrainedModel model() {
        return Once.MODEL;
    }
}
