package io.nightjar.tribuo;

import static java.util.Objects.requireNonNull;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.RowBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.data.columnar.RowProcessor;

/**
 * The reference: each row becomes an {@link Example} through the model's own {@code RowProcessor}, and the answer is
 * what {@link Model#predict} says of it, bit for bit.
 */
final class TribuoScorer implements Scorer {
    private final Model<Label> model;
    private final RowProcessor<Label> pipeline;
    private final Signature signature;
    private final Features policies;
    private final ScoringPath path;
    private final List<ValueStates> columns;

    TribuoScorer(LoadedModel loaded, Features policies, ScoringPath path) {
        this.model = loaded.model();
        this.pipeline = loaded.pipeline();
        this.signature = loaded.signature();
        this.policies = policies;
        this.path = path;
        this.columns = signature.features().stream()
                .map(column -> new ValueStates(
                        column,
                        requireNonNull(pipeline.getFieldProcessors().get(column.name())),
                        model.getFeatureIDMap()))
                .toList();
    }

    @Override
    public ScoringPath path() {
        return path;
    }

    @Override
    public ScoredBatch score(RowBatch batch) {
        int rows = batch.rows();
        RowJudgement judgement = new RowJudgement(policies, rows, batch.firstRow());
        ColumnUse[] uses = new ColumnUse[columns.size()];
        for (int i = 0; i < uses.length; i++) {
            FeatureColumn column = columns.get(i).column();
            OddValues odd = columns.get(i).of(batch.vector(column.name()), column.type());
            uses[i] = judgement.judge(column.name(), odd);
        }
        int[] prediction = new int[rows];
        double[][] scores = new double[signature.labels().size()][rows];
        for (int row = 0; row < rows; row++) {
            if (!judgement.isRejected(row)) {
                Optional<RejectReason> reason = predict(example(batch, row), row, prediction, scores);
                if (reason.isPresent()) {
                    judgement.reject(row, reason.get());
                }
            }
        }
        return new ScoredBatch(rows, prediction, scores, judgement.rejects(), judgement.columnsSeen(), uses);
    }

    /** The row as Tribuo sees it; empty where the model knows nothing in it. */
    private Optional<Example<Label>> example(RowBatch batch, int row) {
        Map<String, String> texts = RowTexts.of(signature.features(), batch, row);
        return texts.isEmpty()
                ? Optional.empty()
                : pipeline.generateExample(texts, false).filter(this::knowsAny);
    }

    private boolean knowsAny(Example<Label> example) {
        for (Feature feature : example) {
            if (model.getFeatureIDMap().getID(feature.getName()) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Writes the answer into its row, or says why there is none. */
    private Optional<RejectReason> predict(
            Optional<Example<Label>> example, int row, int[] prediction, double[][] scores) {
        if (example.isEmpty()) {
            return Optional.of(RejectReason.NO_KNOWN_FEATURE);
        }
        Prediction<Label> answer = model.predict(example.get());
        Map<String, Label> byLabel = answer.getOutputScores();
        for (int i = 0; i < scores.length; i++) {
            Label label = byLabel.get(signature.labels().get(i));
            scores[i][row] = label == null ? Double.NaN : label.getScore();
            if (Double.isNaN(scores[i][row])) {
                return Optional.of(RejectReason.SCORE_NOT_A_NUMBER);
            }
        }
        prediction[row] = signature.labels().indexOf(answer.getOutput().getLabel());
        return Optional.empty();
    }
}
