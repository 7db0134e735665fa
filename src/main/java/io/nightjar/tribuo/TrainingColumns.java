package io.nightjar.tribuo;

import static io.nightjar.error.ErrorCode.COLUMN_MISSING;
import static io.nightjar.error.ErrorCode.TRAINING_INVALID;

import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.run.LabelRule;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.Feature;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The columns that a training file asks for, with the types that its first night's tables have. */
final class TrainingColumns {
    private final TrainingDefinition definition;

    TrainingColumns(TrainingDefinition definition) {
        this.definition = definition;
    }

    /**
     * The feature columns, ordered by name.
     *
     * @throws NightjarException COLUMN_MISSING, or TRAINING_INVALID where a column cannot give what is asked of it
     */
    List<FeatureColumn> features(DataFile input) {
        Map<String, List<Feature>> byColumn = new TreeMap<>();
        for (Feature feature : definition.features()) {
            byColumn.computeIfAbsent(feature.column(), name -> new ArrayList<>())
                    .add(feature);
        }
        if (byColumn.isEmpty()) {
            throw invalid("no features");
        }
        if (byColumn.containsKey(definition.label().column())) {
            throw invalid("the label's column '" + definition.label().column() + "' is a feature too: the model would"
                    + " learn from the answer");
        }
        List<FeatureColumn> columns = new ArrayList<>();
        byColumn.forEach((name, taken) -> columns.add(feature(find(input, name), taken, input)));
        return columns;
    }

    private FeatureColumn feature(Column column, List<Feature> taken, DataFile input) {
        List<Kind> kinds = taken.stream().map(Feature::as).sorted().distinct().toList();
        boolean isTime = kinds.stream().allMatch(kind -> kind == Kind.HOUR || kind == Kind.WEEKDAY);
        if (kinds.size() != taken.size() || (kinds.size() > 1 && !isTime)) {
            throw invalid("column '" + column.name() + "' is taken more than once; only hour and weekday go together");
        }
        for (Kind kind : kinds) {
            if (!fits(kind, column.type())) {
                throw invalid("column '" + column.name() + "' of " + input.location() + " is "
                        + column.type().label() + " and cannot be taken as " + kind.label());
            }
        }
        double divideBy = taken.get(0).divideBy();
        if (divideBy == 0 || !Double.isFinite(divideBy)) {
            throw invalid("column '" + column.name() + "' is divided by " + divideBy);
        }
        return new FeatureColumn(column.name(), column.type(), kinds, divideBy);
    }

    private static boolean fits(Kind kind, ColumnType type) {
        return switch (kind) {
            case NUMBER -> type.isNumber();
            case TEXT -> type == ColumnType.STRING;
            case HOUR -> type == ColumnType.LOCAL_TIMESTAMP;
            case WEEKDAY -> type == ColumnType.LOCAL_TIMESTAMP || type == ColumnType.DATE;
            // A fraction as a category would hang on its last digit; an instant has no day of its own.
            case CATEGORY ->
                switch (type) {
                    case STRING, BOOLEAN, INT32, INT64, DATE -> true;
                    case FLOAT, DOUBLE, LOCAL_TIMESTAMP, INSTANT -> false;
                };
        };
    }

    /** The label's column, of a type that its rule can read. */
    Column label(DataFile table) {
        Column column = find(table, definition.label().column());
        boolean fits = definition.label().rule() instanceof LabelRule.AsIs
                ? fits(Kind.CATEGORY, column.type())
                : column.type().isNumber();
        if (!fits) {
            throw invalid("the label's column '" + column.name() + "' of " + table.location() + " is "
                    + column.type().label() + ", and its rule cannot read that");
        }
        return column;
    }

    /** The columns that join a row with its label, of a type that can be compared exactly. */
    List<Column> join(DataFile table) {
        List<String> names = definition.label().table().orElseThrow().join();
        return names.stream()
                .map(name -> find(table, name))
                .peek(column -> {
                    if (column.type() == ColumnType.FLOAT || column.type() == ColumnType.DOUBLE) {
                        throw invalid("column '" + column.name() + "' is "
                                + column.type().label() + " and cannot join rows");
                    }
                })
                .toList();
    }

    private static Column find(DataFile file, String name) {
        return file.schema().find(name).orElseThrow(() -> NightjarException.of(
                        COLUMN_MISSING, "File " + file.location() + " has no column '" + name + "'")
                .notDone("No model was trained."));
    }

    private NightjarException invalid(String what) {
        return NightjarException.of(TRAINING_INVALID, "Training file " + definition.name() + ": " + what)
                .notDone("No model was trained.")
                .next("nightjar train " + definition.name());
    }
}
