package io.nightjar.tribuo;

import static java.util.Objects.requireNonNull;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.RowBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    TribuoScorer(
            Model<Label> model,
            RowProcessor<Label> pipeline,
            Signature signature,
            Features policies,
            ScoringPath path) {
        this.model = model;
        this.pipeline = pipeline;
        this.signature = signature;
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
        @Nullable Reject[] rejects = new Reject[rows];
        int[] columnsSeen = new int[rows];
        ColumnUse[] uses = new ColumnUse[columns.size()];
        for (int i = 0; i < uses.length; i++) {
            FeatureColumn column = columns.get(i).column();
            ValueState[] states = columns.get(i).of(batch.vector(column.name()), column.type());
            uses[i] = judge(column.name(), states, batch.firstRow(), rejects, columnsSeen);
        }
        int[] prediction = new int[rows];
        double[][] scores = new double[signature.labels().size()][rows];
        for (int row = 0; row < rows; row++) {
            if (rejects[row] == null) {
                rejects[row] = predict(example(batch, row), row, prediction, scores);
            }
        }
        return new ScoredBatch(rows, prediction, scores, rejects, columnsSeen, uses);
    }

    /** Counts what a column's values are and applies its policies; the first column that rejects a row names it. */
    private ColumnUse judge(
            String column, ValueState[] states, long firstRow, @Nullable Reject[] rejects, int[] columnsSeen) {
        ColumnPolicy policy = policies.of(column);
        long missing = 0;
        long unknown = 0;
        long invalid = 0;
        for (int row = 0; row < states.length; row++) {
            switch (states[row]) {
                case MISSING -> {
                    missing++;
                    apply(policy.missing(), RejectReason.MISSING_VALUE, column, row, firstRow, rejects);
                }
                case INVALID -> {
                    invalid++;
                    apply(policy.invalidNumber(), RejectReason.INVALID_NUMBER, column, row, firstRow, rejects);
                }
                case UNKNOWN -> {
                    unknown++;
                    apply(policy.unknownCategory(), RejectReason.UNKNOWN_CATEGORY, column, row, firstRow, rejects);
                }
                case PARTLY_KNOWN -> {
                    unknown++;
                    columnsSeen[row]++;
                    apply(policy.unknownCategory(), RejectReason.UNKNOWN_CATEGORY, column, row, firstRow, rejects);
                }
                case KNOWN -> columnsSeen[row]++;
            }
        }
        return new ColumnUse(column, missing, unknown, invalid);
    }

    private static void apply(
            Policy policy, RejectReason reason, String column, int row, long firstRow, @Nullable Reject[] rejects) {
        switch (policy) {
            case ZERO -> {}
            case REJECT -> {
                if (rejects[row] == null) {
                    rejects[row] = new Reject(reason, Optional.of(column));
                }
            }
            case FAIL ->
                throw NightjarException.of(
                                ErrorCode.VALUE_REFUSED,
                                "Column '" + column + "' holds a value that the job refuses (" + reason.label()
                                        + ") in row " + (firstRow + row))
                        .notDone("Nothing was published.")
                        .next(
                                "correct the input, or let features in the job file say 'reject' or 'zero' for this column");
        }
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

    private @Nullable Reject predict(Optional<Example<Label>> example, int row, int[] prediction, double[][] scores) {
        if (example.isEmpty()) {
            return new Reject(RejectReason.NO_KNOWN_FEATURE, Optional.empty());
        }
        Prediction<Label> answer = model.predict(example.get());
        Map<String, Label> byLabel = answer.getOutputScores();
        for (int i = 0; i < scores.length; i++) {
            Label label = byLabel.get(signature.labels().get(i));
            scores[i][row] = label == null ? Double.NaN : label.getScore();
            if (Double.isNaN(scores[i][row])) {
                return new Reject(RejectReason.SCORE_NOT_A_NUMBER, Optional.empty());
            }
        }
        prediction[row] = signature.labels().indexOf(answer.getOutput().getLabel());
        return null;
    }
}
