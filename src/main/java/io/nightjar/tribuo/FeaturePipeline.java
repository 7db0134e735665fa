package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Output;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.field.TextFieldProcessor;
import org.tribuo.data.text.impl.BasicPipeline;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

/** Feature columns as a Tribuo {@code RowProcessor}, and back. */
final class FeaturePipeline {

    private FeaturePipeline() {}

    /** @param label the field in which training rows carry their answer */
    static <T extends Output<T>> RowProcessor<T> of(List<FeatureColumn> columns, String label, Task<T> task) {
        Map<String, FieldProcessor> processors = new LinkedHashMap<>();
        for (FeatureColumn column : columns) {
            processors.put(column.name(), processor(column));
        }
        return new RowProcessor<>(task.response(label), processors);
    }

    private static FieldProcessor processor(FeatureColumn column) {
        String name = column.name();
        return switch (column.kinds().get(0)) {
            case NUMBER ->
                column.divideBy() == 1
                        ? new DoubleFieldProcessor(name)
                        : new ScaledNumberFieldProcessor(name, column.divideBy());
            case CATEGORY -> new IdentityProcessor(name);
            // Not a BreakIterator: its word borders change with the JDK's Unicode data.
            case TEXT -> new TextFieldProcessor(name, new BasicPipeline(new UniversalTokenizer(), 1));
            case HOUR, WEEKDAY -> new LocalDateTimeFieldProcessor(name, EnumSet.copyOf(column.kinds()));
        };
    }

    /** What a processor takes from its column; empty for one that Nightjar does not know. */
    static Optional<Taken> taken(FieldProcessor processor) {
        if (processor instanceof LocalDateTimeFieldProcessor time) {
            return Optional.of(new Taken(List.copyOf(time.parts()), 1));
        }
        if (processor instanceof ScaledNumberFieldProcessor number) {
            return Optional.of(new Taken(List.of(Kind.NUMBER), number.divisor()));
        }
        if (processor instanceof DoubleFieldProcessor) {
            return Optional.of(new Taken(List.of(Kind.NUMBER), 1));
        }
        if (processor instanceof IdentityProcessor) {
            return Optional.of(new Taken(List.of(Kind.CATEGORY), 1));
        }
        return processor instanceof TextFieldProcessor
                ? Optional.of(new Taken(List.of(Kind.TEXT), 1))
                : Optional.empty();
    }

    /** @param kinds in the order of the enum */
    record Taken(List<Kind> kinds, double divideBy) {}
}
