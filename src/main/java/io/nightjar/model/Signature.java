package io.nightjar.model;

import io.nightjar.table.Column;
import io.nightjar.table.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What a model needs and gives; the contract between a bundle and the tables it scores.
 *
 * @param features the input columns, ordered by name
 * @param labels the classes, in the order of the model's output ids: scores are given in this order
 * @param positive the class whose probability is the {@code score} column; absent where there is none
 */
public record Signature(List<FeatureColumn> features, List<String> labels, Optional<String> positive) {

    public Signature {
        features = List.copyOf(features);
        labels = List.copyOf(labels);
    }

    /** The columns that a table must have to be scored, as a schema to read with. */
    public Schema columns() {
        return new Schema(features.stream()
                .map(feature -> Column.optional(feature.name(), feature.type()))
                .toList());
    }
}
