package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.run.LabelRule;
import io.nightjar.run.PathPattern;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.Feature;
import io.nightjar.scoring.TrainingDefinition.Input;
import io.nightjar.scoring.TrainingDefinition.Label;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.scoring.TrainingDefinition.Nights;
import io.nightjar.scoring.TrainingTables;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small tables of numbers and a class, one night to learn from and one held out. */
final class IrisLike {

    private IrisLike() {}

    /** Two columns, three classes. */
    static TrainedModel model() {
        Schema schema = Schema.of(
                Column.optional("height", ColumnType.DOUBLE),
                Column.optional("width", ColumnType.DOUBLE),
                Column.optional("kind", ColumnType.STRING));
        List<@Nullable Object[]> rows = List.of(
                new Object[] {1.0, 0.1, "a b"},
                new Object[] {1.1, 0.2, "a b"},
                new Object[] {0.1, 1.0, "a_b"},
                new Object[] {0.2, 1.1, "a_b"},
                new Object[] {-1.0, -1.0, "C"},
                new Object[] {-1.1, -0.9, "C"});
        return train(
                List.of("height", "width"),
                "kind",
                new LinearSgd(5, 1.0, 0.1, 1, 1),
                new HandMadeTables(schema, rows, rows).tables());
    }

    static TrainedModel train(List<String> numbers, String label, LinearSgd algorithm, TrainingTables tables) {
        TrainingDefinition definition = new TrainingDefinition(
                "flowers",
                "Flowers",
                new Input(new PathPattern("in/{date}"), "*", List.of()),
                numbers.stream().map(name -> new Feature(name, Kind.NUMBER, 1)).toList(),
                new Label(Optional.empty(), label, new LabelRule.AsIs(), Optional.empty()),
                algorithm,
                new Nights(HandMadeTables.FIRST, HandMadeTables.FIRST.plusDays(1), 1),
                "digest",
                "text");
        return new TribuoTrainer(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).train(definition, tables);
    }
}
