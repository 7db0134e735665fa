package io.nightjar.tribuo;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.BooleanProvenance;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.table.ColumnType;
import java.io.UncheckedIOException;
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
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.protos.ClassificationLinearSGDProto;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.text.impl.BasicPipeline;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.util.ExpNormalizer;

/** Turns a linear model and its pipeline into arrays, or says why it cannot. */
final class LinearCompiler {
    private final LoadedModel loaded;
    private final ImmutableFeatureMap known;

    LinearCompiler(LoadedModel loaded) {
        this.loaded = loaded;
        this.known = loaded.model().getFeatureIDMap();
    }

    /** Why a model is left to Tribuo, in one phrase. */
    static final class NotCompiled extends Exception {
        private static final long serialVersionUID = 1L;

        NotCompiled(String why) {
            super(why);
        }
    }

    CompiledLinear compile() throws NotCompiled {
        if (loaded.model().getClass() != LinearSGDModel.class) {
            throw new NotCompiled("no kernel for " + loaded.model().getClass().getSimpleName());
        }
        if (!loaded.pipeline().getFeatureProcessors().isEmpty()) {
            throw new NotCompiled("its pipeline works on features after the columns");
        }
        String normalizer = normalizer();
        if (!normalizer.equals(ExpNormalizer.class.getName())) {
            throw new NotCompiled(
                    "its scores are no softmax but a " + normalizer.substring(normalizer.lastIndexOf('.') + 1) + "'s");
        }
        List<CompiledColumn> columns = new ArrayList<>();
        for (FeatureColumn column : loaded.signature().features()) {
            columns.add(column(column));
        }
        return CompiledLinear.of(columns, weights(((LinearSGDModel) loaded.model()).getWeightsCopy()));
    }

    /** The class that makes scores of sums; the model tells it to nobody, but writes it down. */
    private String normalizer() {
        try {
            return loaded.model()
                    .serialize()
                    .getSerializedData()
                    .unpack(ClassificationLinearSGDProto.class)
                    .getNormalizer()
                    .getClassName();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][] weights(DenseMatrix matrix) throws NotCompiled {
        double[][] weights = new double[matrix.getDimension1Size()][matrix.getDimension2Size()];
        for (int label = 0; label < weights.length; label++) {
            for (int id = 0; id < weights[label].length; id++) {
                weights[label][id] = matrix.get(label, id);
                if (!Double.isFinite(weights[label][id])) {
                    throw new NotCompiled("one of its weights is no number");
                }
            }
        }
        return weights;
    }

    private CompiledColumn column(FeatureColumn column) throws NotCompiled {
        Kind kind = column.kinds().get(0);
        ColumnType type = column.type();
        switch (kind) {
            case NUMBER -> {
                if (type.isNumber()) {
                    return new CompiledNumber(column.name(), known.getID(nameOf(column, "1")), column.divideBy());
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

    /** The one feature's name that the pipeline makes of a text. */
    private String nameOf(FeatureColumn column, String text) throws NotCompiled {
        FieldProcessor processor = loaded.pipeline().getFieldProcessors().get(column.name());
        List<ColumnarFeature> features = processor == null ? List.of() : processor.process(text);
        if (features.size() != 1) {
            throw new NotCompiled("column '" + column.name() + "' gives several features");
        }
        return features.get(0).getName();
    }

    private CompiledColumn text(FeatureColumn column) throws NotCompiled {
        refuseLineFeeds(column);
        FieldProcessor processor =
                requireNonNull(loaded.pipeline().getFieldProcessors().get(column.name()));
        // Of any other it is not known that it gives each feature once.
        Provenance pipeline =
                processor.getProvenance().getConfiguredParameters().get("pipeline");
        if (!(pipeline instanceof ObjectProvenance named)
                || !named.getClassName().equals(BasicPipeline.class.getName())) {
            throw new NotCompiled("no kernel for the text pipeline of column '" + column.name() + "'");
        }
        int[] ids =
                categories(column).values().stream().mapToInt(Integer::intValue).toArray();
        return new CompiledText(column.name(), ids, processor, known);
    }

    /** A pipeline may be told to leave line feeds as they are. */
    private void refuseLineFeeds(FeatureColumn column) throws NotCompiled {
        Provenance replaces =
                loaded.pipeline().getProvenance().getConfiguredParameters().get("replaceNewlinesWithSpaces");
        if (!(replaces instanceof BooleanProvenance yes) || !yes.getValue()) {
            throw new NotCompiled("column '" + column.name() + "' keeps its line feeds");
        }
    }

    private CompiledColumn category(FeatureColumn column) throws NotCompiled {
        refuseLineFeeds(column);
        return new CompiledCategory(column.name(), categories(column));
    }

    /** @param textOf renders a value as training did: any other text of the same value is another category */
    private CompiledColumn code(FeatureColumn column, ToLongFunction<String> valueOf, LongFunction<String> textOf)
            throws NotCompiled {
        Map<Long, Integer> idOf = new HashMap<>();
        for (Map.Entry<String, Integer> category : categories(column).entrySet()) {
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
        return new CompiledCode(column.name(), idOf);
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

    private CompiledColumn time(FeatureColumn column, long unitsADay) {
        String prefix = column.name() + ColumnarFeature.JOINER;
        int[] hours = new int[column.kinds().contains(Kind.HOUR) ? 24 : 0];
        for (int hour = 0; hour < hours.length; hour++) {
            hours[hour] = known.getID(prefix + "hour=" + hour);
        }
        int[] weekdays = new int[column.kinds().contains(Kind.WEEKDAY) ? 7 : 0];
        for (int day = 0; day < weekdays.length; day++) {
            weekdays[day] = known.getID(prefix + "weekday=" + DayOfWeek.of(day + 1));
        }
        return new CompiledTime(column.name(), unitsADay, hours, weekdays);
    }
}
