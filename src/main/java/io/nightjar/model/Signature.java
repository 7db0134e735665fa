package io.nightjar.model;

import io.nightjar.table.Column;
import io.nightjar.table.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model needs and gives; the contract between a bundle and the tables it scores.
 *
 * @param features the input columns, ordered by name
 * @param labels the classes, or of a regression the names of its numbers, in the order of the model's output ids: scores
 *     are given in this order
 * @param positive the class whose score is the {@code score} column; absent where there is none
 * @param gives what the scores are
 */
public record Signature(List<FeatureColumn> features, List<String> labels, Optional<String> positive, Gives gives) {

    /** What a model says of a row. */
    public enum Gives {
        /** A class, and of each class its probability. */
        PROBABILITIES,
        /** A class, and of each class a score that is no probability: the greatest names the class. */
        MARGINS,
        /** Predicted numbers, and no class. */
        NUMBERS;

        /** As in {@code signature.json}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The inverse of {@link #label()}. */
        public static Gives ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    public Signature {
        features = List.copyOf(features);
        labels = List.copyOf(labels);
    }

    /** A classifier with probabilities. */
    public Signature(List<FeatureColumn> features, List<String> labels, Optional<String> positive) {
        this(features, labels, positive, Gives.PROBABILITIES);
    }

    /** The columns that a table must have to be scored, as a schema to read with. */
    public Schema columns() {
        return new Schema(features.stream()
                .map(feature -> Column.optional(feature.name(), feature.type()))
                .toList());
    }

    /** Whether rows are given a class. */
    public boolean namesClasses() {
        return gives != Gives.NUMBERS;
    }

    /** The label whose score stands for the row: the positive class, or a regression's only number. */
    public OptionalInt scored() {
        if (!namesClasses()) {
            return labels.size() == 1 ? OptionalInt.of(0) : OptionalInt.empty();
        }
        return positive.isPresent() ? OptionalInt.of(labels.indexOf(positive.get())) : OptionalInt.empty();
    }
}
