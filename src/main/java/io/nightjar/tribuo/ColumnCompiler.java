package io.nightjar.tribuo;

import static java.util.Objects.requireNonNull;

import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.BooleanProvenance;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.table.ColumnType;
import io.nightjar.tribuo.FeatureSet.Unseen;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.VariableInfo;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.text.impl.BasicPipeline;
import org.tribuo.hash.HashedFeatureMap;

/** Turns a pipeline's columns into arrays for one model, or says why it cannot. */
final class ColumnCompiler {
    private final List<FeatureColumn> columns;
    private final RowProcessor<?> pipeline;
    private final ImmutableFeatureMap known;
    private final FeatureValues values;

    /** @param values of the model's features */
    ColumnCompiler(List<FeatureColumn> columns, RowProcessor<?> pipeline, FeatureValues values) {
        this.columns = columns;
        this.pipeline = pipeline;
        this.known = values.known();
        this.values = values;
    }

    /** @param unseen what becomes of a row in which this model knows nothing */
    FeatureSet compile(Unseen unseen) throws NotCompiled {
        if (!pipeline.getFeatureProcessors().isEmpty()) {
            throw new NotCompiled("its pipeline works on features after the columns");
        }
        if (known instanceof HashedFeatureMap) {
            throw new NotCompiled("the names of its features are hashed");
        }
        List<CompiledColumn> compiled = new ArrayList<>();
        for (FeatureColumn column : columns) {
            compiled.add(column(column));
        }
        return FeatureSet.of(compiled, values, unseen);
    }

    private CompiledColumn column(FeatureColumn column) throws NotCompiled {
        Kind kind = column.kinds().get(0);
        ColumnType type = column.type();
        switch (kind) {
            case NUMBER -> {
                if (type.isNumber()) {
                    return number(column);
                }
            }
            case CATEGORY -> {
                switch (type) {
                    case STRING -> {
                        return category(column);
                    }
                    case INT32, INT64 -> {
                        return code(column, Long::parseLong, Long::toString);
                    }
                    case BOOLEAN -> {
                        return code(column, text -> text.equals("true") ? 1 : 0, value -> Boolean.toString(value != 0));
                    }
                    case DATE -> {
                        return code(column, text -> LocalDate.parse(text).toEpochDay(), day -> LocalDate.ofEpochDay(day)
                                .toString());
                    }
                    default -> {}
                }
            }
            case HOUR, WEEKDAY -> {
                if (type == ColumnType.LOCAL_TIMESTAMP) {
                    return time(column, TimeUnit.DAYS.toMicros(1));
                }
                if (type == ColumnType.DATE && column.kinds().equals(List.of(Kind.WEEKDAY))) {
                    return time(column, 1);
                }
            }
            case TEXT -> {
                if (type == ColumnType.STRING) {
                    return text(column);
                }
            }
        }
        throw new NotCompiled(
                "no kernel for column '" + column.name() + "', " + type.label() + " taken as " + kind.label());
    }

    /** The pipeline makes one feature of any number. */
    private CompiledColumn number(FeatureColumn column) throws NotCompiled {
        FieldProcessor processor = pipeline.getFieldProcessors().get(column.name());
        List<ColumnarFeature> features = processor == null ? List.of() : processor.process("1");
        if (features.size() != 1) {
            throw new NotCompiled("column '" + column.name() + "' gives several features");
        }
        String name = features.get(0).getName();
        return new CompiledNumber(column.name(), name, known.getID(name), column.divideBy(), values.transforms());
    }

    private CompiledColumn text(FeatureColumn column) throws NotCompiled {
        refuseLineFeeds(column);
        FieldProcessor processor = requireNonNull(pipeline.getFieldProcessors().get(column.name()));
        // Of any other it is not known that it gives each feature once.
        Provenance tokens = processor.getProvenance().getConfiguredParameters().get("pipeline");
        if (!(tokens instanceof ObjectProvenance named)
                || !named.getClassName().equals(BasicPipeline.class.getName())) {
            throw new NotCompiled("no kernel for the text pipeline of column '" + column.name() + "'");
        }
        return new CompiledText(column.name(), categories(column), processor, values);
    }

    /** A pipeline may be told to leave line feeds as they are. */
    private void refuseLineFeeds(FeatureColumn column) throws NotCompiled {
        Provenance replaces = pipeline.getProvenance().getConfiguredParameters().get("replaceNewlinesWithSpaces");
        if (!(replaces instanceof BooleanProvenance yes) || !yes.getValue()) {
            throw new NotCompiled("column '" + column.name() + "' keeps its line feeds");
        }
    }

    private CompiledColumn category(FeatureColumn column) throws NotCompiled {
        refuseLineFeeds(column);
        Map<String, Integer> idOf = categories(column);
        return new CompiledCategory(column.name(), idOf, values.slot(column.name(), ids(idOf)));
    }

    /** @param textOf renders a value as training did: any other text of the same value is another category */
    private CompiledColumn code(FeatureColumn column, ToLongFunction<String> valueOf, LongFunction<String> textOf)
            throws NotCompiled {
        Map<Long, Integer> idOf = new HashMap<>();
        Map<String, Integer> categories = categories(column);
        for (Map.Entry<String, Integer> category : categories.entrySet()) {
            String text = category.getKey();
            try {
                long value = valueOf.applyAsLong(text);
                if (textOf.apply(value).equals(text)) {
                    idOf.put(value, category.getValue());
                    continue;
                }
            } catch (NumberFormatException | DateTimeException e) {
                // Said below, for both ways of not being a value.
            }
            throw new NotCompiled("a category of column '" + column.name() + "' is no "
                    + column.type().label());
        }
        return new CompiledCode(column.name(), idOf, values.slot(column.name(), ids(categories)));
    }

    private Map<String, Integer> categories(FeatureColumn column) {
        String prefix = column.name() + ColumnarFeature.JOINER;
        Map<String, Integer> idOf = new HashMap<>();
        for (VariableInfo feature : known) {
            if (feature.getName().startsWith(prefix)) {
                idOf.put(feature.getName().substring(prefix.length()), known.getID(feature.getName()));
            }
        }
        return idOf;
    }

    private static int[] ids(Map<String, Integer> idOf) {
        return idOf.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private CompiledColumn time(FeatureColumn column, long unitsADay) throws NotCompiled {
        String prefix = column.name() + ColumnarFeature.JOINER;
        int[] hours = new int[column.kinds().contains(Kind.HOUR) ? 24 : 0];
        for (int hour = 0; hour < hours.length; hour++) {
            hours[hour] = known.getID(prefix + "hour=" + hour);
        }
        int[] weekdays = new int[column.kinds().contains(Kind.WEEKDAY) ? 7 : 0];
        for (int day = 0; day < weekdays.length; day++) {
            weekdays[day] = known.getID(prefix + "weekday=" + DayOfWeek.of(day + 1));
        }
        return new CompiledTime(column.name(), unitsADay, hours, weekdays, values);
    }
}
