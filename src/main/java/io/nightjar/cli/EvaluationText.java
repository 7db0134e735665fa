package io.nightjar.cli;

import io.nightjar.scoring.Evaluation;
import io.nightjar.scoring.Evaluation.OfClasses;
import io.nightjar.scoring.Evaluation.OfNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A training's figures for people and for programs. */
record EvaluationText(Evaluation evaluation) {

    void addTo(FieldList list) {
        if (evaluation instanceof OfClasses classes) {
            list.add(
                    "accuracy",
                    figure(classes.accuracy()) + ", where always naming the majority gives "
                            + figure(classes.majorityAccuracy()));
            classes.auc().ifPresent(auc -> list.add("AUC", figure(auc)));
            list.add("log loss", figure(classes.logLoss()) + " nats");
        } else if (evaluation instanceof OfNumbers numbers) {
            list.add("mean absolute error", figure(numbers.meanAbsoluteError()));
            list.add(
                    "root mean squared error",
                    figure(numbers.rootMeanSquaredError()) + ", where always giving the mean leaves "
                            + figure(numbers.meanOnlyError()));
            numbers.rSquared().ifPresent(share -> list.add("R squared", figure(share)));
        }
    }

    /** Classes by truth and prediction; empty where there are none. */
    Optional<TextTable> confusion() {
        if (!(evaluation instanceof OfClasses classes)) {
            return Optional.empty();
        }
        List<String> heads = new ArrayList<>(List.of("truth"));
        classes.classes().forEach(label -> heads.add(">predicted " + label));
        TextTable table = TextTable.verbatim(heads);
        for (int row = 0; row < classes.classes().size(); row++) {
            Cell[] cells = new Cell[heads.size()];
            cells[0] = Cell.of(classes.classes().get(row));
            List<Long> counts = classes.confusion().get(row);
            for (int i = 1; i < heads.size(); i++) {
                cells[i] = Cell.of(counts.get(i - 1));
            }
            table.row(cells);
        }
        return Optional.of(table);
    }

    Json.Fields putInto(Json.Fields fields) {
        if (evaluation instanceof OfClasses classes) {
            return fields.put("accuracy", classes.accuracy())
                    .put("majority_accuracy", classes.majorityAccuracy())
                    .put("auc", orNull(classes.auc()))
                    .put("log_loss", classes.logLoss())
                    .put("classes", classes.classes())
                    .put("confusion", classes.confusion());
        }
        OfNumbers numbers = (OfNumbers) evaluation;
        return fields.put("mean_absolute_error", numbers.meanAbsoluteError())
                .put("root_mean_squared_error", numbers.rootMeanSquaredError())
                .put("mean_only_error", numbers.meanOnlyError())
                .put("r_squared", orNull(numbers.rSquared()));
    }

    private static @org.jspecify.annotations.Nullable Double orNull(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
