package io.nightjar.tribuo;

import io.nightjar.model.GoldenRows.Answer;
import io.nightjar.model.GoldenRows.Rejected;
import io.nightjar.model.GoldenRows.Scored;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.table.RowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a scorer says of golden rows, with the margins behind it. */
record GoldenAnswers(Signature signature, Scorer scorer, Margins<?> margins) {

    /** Golden rows are about the model, not about a job: every value goes to it that it can take. */
    static final Features POLICIES = new Features(new ColumnPolicy(Policy.ZERO, Policy.ZERO, Policy.ZERO), Map.of());

    List<Answer> of(RowBatch rows) {
        return of(reference(rows));
    }

    /** What the scorer says of rows. */
    ReferenceAnswers reference(RowBatch rows) {
        return new ReferenceAnswers(rows, scorer.score(rows));
    }

    List<Answer> of(ReferenceAnswers reference) {
        RowBatch rows = reference.rows();
        ScoredBatch scored = reference.scored();
        List<Answer> answers = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            answers.add(
                    scored.isRejected(row)
                            ? new Rejected(scored.reject(row).reason().label())
                            : answer(rows, scored, row));
        }
        return answers;
    }

    private Scored answer(RowBatch rows, ScoredBatch scored, int row) {
        List<Double> scores = new ArrayList<>();
        for (double[] ofClass : scored.scores()) {
            scores.add(ofClass[row]);
        }
        String label = signature.namesClasses() ? signature.labels().get(scored.prediction()[row]) : "";
        return new Scored(label, margins.of(rows, row), scores);
    }
}
