package io.nightjar.scoring;

import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regression's numbers: {@code prediction} where there is one, else {@code prediction_<name>} for each, its name
 * written as {@link ClassColumns} writes classes.
 */
record NumberAnswers(Signature signature, Optional<Decision> decision) implements AnswerColumns {

    @Override
    public List<ColumnDescription> descriptions() {
        List<ColumnDescription> all = new ArrayList<>();
        for (String name : signature.labels()) {
            String column = signature.labels().size() == 1 ? "prediction" : ClassColumns.nameOf("prediction_", name);
            all.add(new ColumnDescription(
                    column,
                    ColumnType.DOUBLE,
                    "",
                    "predicted number '" + name + "', in its own unit",
                    Optional.empty()));
        }
        decision.ifPresent(rule -> all.add(AnswerColumns.decision(rule, "prediction")));
        return all;
    }

    @Override
    public List<ColumnVector> select(ScoredBatch scored, RowSelection rows) {
        List<DoubleVector> numbers = AnswerColumns.take(scored.scores(), rows);
        List<ColumnVector> vectors = new ArrayList<>(numbers);
        decision.ifPresent(rule -> vectors.add(
                AnswerColumns.decide(rule, numbers.get(signature.scored().orElseThrow()))));
        return vectors;
    }
}
