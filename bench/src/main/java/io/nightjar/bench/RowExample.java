package io.nightjar.bench;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.Signature;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.processors.field.TextFieldProcessor;
import org.tribuo.data.text.impl.BasicPipeline;
import org.tribuo.impl.ListExample;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

/** A row as an example, written out by hand: no text is made of a number, as a row processor would. */
final class RowExample {
    private final List<Taken> columns = new ArrayList<>();

    /** What makes the features of one column. */
    private interface Taken {
        void add(GenericRecord row, List<Feature> features);
    }

    RowExample(Signature signature) {
        for (FeatureColumn column : signature.features()) {
            for (Kind kind : column.kinds()) {
                columns.add(taken(column, kind));
            }
        }
    }

    Example<Label> of(GenericRecord row) {
        List<Feature> features = new ArrayList<>();
        for (Taken column : columns) {
            column.add(row, features);
        }
        return new ListExample<>(LabelFactory.UNKNOWN_LABEL, features);
    }

    private static Taken taken(FeatureColumn column, Kind kind) {
        String name = column.name();
        return switch (kind) {
            case NUMBER -> {
                String feature = name + "@value";
                yield (row, features) ->
                        features.add(new Feature(feature, ((Number) row.get(name)).doubleValue() / column.divideBy()));
            }
            case CATEGORY -> (row, features) -> features.add(new Feature(name + "@" + row.get(name), 1));
            case HOUR ->
                (row, features) -> features.add(
                        new Feature(name + "@hour=" + time(row, name).getHour(), 1));
            case WEEKDAY ->
                (row, features) -> features.add(
                        new Feature(name + "@weekday=" + time(row, name).getDayOfWeek(), 1));
            case TEXT -> {
                TextFieldProcessor text = new TextFieldProcessor(name, new BasicPipeline(new UniversalTokenizer(), 1));
                yield (row, features) -> {
                    for (ColumnarFeature token : text.process(row.get(name).toString())) {
                        features.add(token);
                    }
                };
            }
        };
    }

    private static LocalDateTime time(GenericRecord row, String column) {
        return (LocalDateTime) row.get(column);
    }
}
