package io.nightjar.tribuo;

import static io.nightjar.error.ErrorCode.KEY_DUPLICATE;

import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.LabelRule;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.LabelTable;
import io.nightjar.scoring.TrainingTables;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.Partition;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The nights of a training file: row batches, each row with its class where it has one. */
final class LabelledNights {
    private final TrainingDefinition definition;
    private final TrainingTables tables;
    private final TrainingColumns columns;
    private final NightReader reader;
    private final List<FeatureColumn> features;

    LabelledNights(TrainingDefinition definition, TrainingTables tables) {
        this.definition = definition;
        this.tables = tables;
        this.columns = new TrainingColumns(definition);
        this.reader = new NightReader(tables.source());
        Partition first = input(definition.nights().training().get(0));
        this.features = columns.features(first.files().get(0));
    }

    /** The feature columns, ordered by name. */
    List<FeatureColumn> features() {
        return features;
    }

    /** The frozen input files of a night. */
    Partition input(BusinessDate night) {
        return tables.finder()
                .find(definition.input().path(), definition.input().files(), night);
    }

    /** Calls the action with each batch of a night and the class of each row; absent where it has no label. */
    void forEach(BusinessDate night, BiConsumer<RowBatch, List<Optional<String>>> action) {
        Partition input = input(night);
        if (input.rows() == 0) {
            return;
        }
        if (definition.label().table().isEmpty()) {
            Column label = columns.label(input.files().get(0));
            reader.forEach(input, wanted(List.of(label)), batch -> action.accept(batch, classes(batch, label)));
            return;
        }
        List<Column> join = columns.join(input.files().get(0));
        Map<List<Object>, String> labels = labels(definition.label().table().get(), night);
        reader.forEach(input, wanted(join), batch -> {
            List<Optional<String>> classes = new ArrayList<>();
            for (int row = 0; row < batch.rows(); row++) {
                classes.add(key(batch, join, row).flatMap(key -> Optional.ofNullable(labels.get(key))));
            }
            action.accept(batch, classes);
        });
    }

    private Schema wanted(List<Column> more) {
        Set<Column> wanted = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (FeatureColumn feature : features) {
            wanted.add(Column.optional(feature.name(), feature.type()));
            names.add(feature.name());
        }
        for (Column column : more) {
            if (names.add(column.name())) {
                wanted.add(column);
            }
        }
        return new Schema(List.copyOf(wanted));
    }

    private Map<List<Object>, String> labels(LabelTable table, BusinessDate night) {
        Partition partition = tables.finder().find(table.path(), table.files(), night);
        Map<List<Object>, String> labels = new HashMap<>();
        if (partition.rows() == 0) {
            return labels;
        }
        DataFile first = partition.files().get(0);
        Column label = columns.label(first);
        List<Column> join = columns.join(first);
        List<Column> wanted = new ArrayList<>(join);
        wanted.add(label);
        reader.forEach(partition, new Schema(wanted), batch -> {
            List<Optional<String>> classes = classes(batch, label);
            for (int row = 0; row < batch.rows(); row++) {
                Optional<List<Object>> key = key(batch, join, row);
                Optional<String> labelled = classes.get(row);
                if (key.isPresent() && labelled.isPresent() && labels.put(key.get(), labelled.get()) != null) {
                    throw duplicate(partition.folder(), table.join(), batch.firstRow() + row);
                }
            }
        });
        return labels;
    }

    private static NightjarException duplicate(String folder, List<String> join, long row) {
        return NightjarException.of(
                        KEY_DUPLICATE,
                        "Two labels in " + folder + " have the same " + String.join(", ", join) + "; the second in row "
                                + row)
                .notDone("No model was trained.");
    }

    /** Empty where a part of the key is null. */
    private static Optional<List<Object>> key(RowBatch batch, List<Column> join, int row) {
        List<Object> key = new ArrayList<>();
        for (Column column : join) {
            ColumnVector vector = batch.vector(column.name());
            if (vector.isNull(row)) {
                return Optional.empty();
            }
            key.add(vector instanceof LongVector longs ? longs.value(row) : ValueText.of(vector, column.type(), row));
        }
        return Optional.of(key);
    }

    private List<Optional<String>> classes(RowBatch batch, Column label) {
        ColumnVector vector = batch.vector(label.name());
        List<Optional<String>> classes = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            classes.add(vector.isNull(row) ? Optional.empty() : classOf(vector, label, row));
        }
        return classes;
    }

    private Optional<String> classOf(ColumnVector vector, Column label, int row) {
        if (definition.label().rule() instanceof LabelRule.Compare compare) {
            double value =
                    vector instanceof DoubleVector doubles ? doubles.value(row) : ((LongVector) vector).value(row);
            return Double.isNaN(value) ? Optional.empty() : Optional.of(compare.classOf(value));
        }
        if (definition.label().rule() instanceof LabelRule.AsNumber) {
            double value =
                    vector instanceof DoubleVector doubles ? doubles.value(row) : ((LongVector) vector).value(row);
            return Double.isFinite(value) ? Optional.of(Double.toString(value)) : Optional.empty();
        }
        String text = ValueText.of(vector, label.type(), row).trim();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
