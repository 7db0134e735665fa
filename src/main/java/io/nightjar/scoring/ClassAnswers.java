package io.nightjar.scoring;

import io.nightjar.model.Signature;
import io.nightjar.model.Signature.Gives;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A class for each row, and a score for each class: {@code prediction}, {@code score}, {@code score_<class>}. */
final class ClassAnswers implements AnswerColumns {
    private final Signature signature;
    private final Optional<Decision> decision;
    // One array, whatever number of batches: a writer looks at a dictionary once.
    private final String[] labels;

    ClassAnswers(Signature signature, Optional<Decision> decision) {
        this.signature = signature;
        this.decision = decision;
        this.labels = signature.labels().toArray(String[]::new);
    }

    @Override
    public List<ColumnDescription> descriptions() {
        boolean probable = signature.gives() == Gives.PROBABILITIES;
        String unit = probable ? "probability, 0 to 1" : "margin, any number";
        String figure = probable ? "probability" : "margin, which is no probability,";
        List<ColumnDescription> all = new ArrayList<>();
        all.add(new ColumnDescription(
                "prediction",
                ColumnType.STRING,
                "",
                probable ? "the most probable class" : "the class of the greatest margin",
                Optional.empty()));
        signature
                .positive()
                .ifPresent(label ->
                        all.add(score("score", unit, figure + " of the positive class '" + label + "'", label)));
        for (String label : signature.labels()) {
            all.add(score(ClassColumns.nameOf(label), unit, figure + " of the class '" + label + "'", label));
        }
        decision.ifPresent(rule -> all.add(AnswerColumns.decision(rule, "score")));
        return all;
    }

    private static ColumnDescription score(String name, String unit, String meaning, String label) {
        return new ColumnDescription(name, ColumnType.DOUBLE, unit, meaning, Optional.of(label));
    }

    @Override
    public List<ColumnVector> select(ScoredBatch scored, RowSelection rows) {
        List<ColumnVector> vectors = new ArrayList<>();
        vectors.add(AnswerColumns.texts(labels, rows.take(scored.prediction()), rows.size()));
        List<DoubleVector> scores = AnswerColumns.take(scored.scores(), rows);
        signature.scored().ifPresent(positive -> vectors.add(scores.get(positive)));
        vectors.addAll(scores);
        decision.ifPresent(rule -> vectors.add(
                AnswerColumns.decide(rule, scores.get(signature.scored().orElseThrow()))));
        return vectors;
    }
}
