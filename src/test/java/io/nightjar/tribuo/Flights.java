package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.run.PathPattern;
import io.nightjar.scoring.LabelRule;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.Feature;
import io.nightjar.scoring.TrainingDefinition.Input;
import io.nightjar.scoring.TrainingDefinition.Label;
import io.nightjar.scoring.TrainingDefinition.LabelTable;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.scoring.TrainingDefinition.Nights;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The training of the example, as {@code jobs/training/flight-delay.yaml} says it. */
final class Flights {
    static final TrainingDefinition DEFINITION = definition(
            new Nights(LocalDate.of(2001, 4, 17), LocalDate.of(2001, 4, 30), 4), new LinearSgd(3, 0.1, 0.1, 1, 1));

    private static final class Once {
        static final TrainedModel MODEL = train(DEFINITION);
    }

    private Flights() {}

    static TrainingDefinition definition(Nights nights, LinearSgd algorithm) {
        return new TrainingDefinition(
                "flight-delay",
                "Will a flight be late?",
                new Input(new PathPattern("data/flights/date={date}"), "*.parquet", List.of()),
                List.of(
                        new Feature("origin", Kind.CATEGORY, 1),
                        new Feature("destination", Kind.CATEGORY, 1),
                        new Feature("distance", Kind.NUMBER, 1000),
                        new Feature("scheduled", Kind.HOUR, 1),
                        new Feature("scheduled", Kind.WEEKDAY, 1)),
                new Label(
                        Optional.of(new LabelTable(
                                new PathPattern("data/flight-delays/date={date}"), "*.parquet", List.of("flight_id"))),
                        "delay",
                        LabelRule.Compare.parse("> 15", "late", "on-time"),
                        Optional.of("late")),
                algorithm,
                nights,
                "digest");
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
