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
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.Output;

/**
 * The reference: each row becomes an {@link Example} through the model's own {@code RowProcessor}, and the answer is
 * what {@link Model#predict} says of it, bit for bit.
 *
 * @param <T> Tribuo's type of an answer
 */
final class TribuoScorer<T extends Output<T>> implements Scorer {
    private final Model<T> model;
    private final Task<T> task;
    private final Examples<T> examples;
    private final T unknown;
    private final Signature signature;
    private final Features policies;
    private final ScoringPath path;
    private final List<ValueStates> columns;

    TribuoScorer(LoadedModel<T> loaded, Features policies, ScoringPath path) {
        this.model = loaded.model();
        this.task = loaded.task();
        this.examples = loaded.examples();
        this.unknown = loaded.task().factory().getUnknownOutput();
        this.signature = loaded.signature();
        this.policies = policies;
        this.path = path;
        this.columns = signature.features().stream()
                .map(column -> new ValueStates(
                        column,
                        requireNonNull(loaded.pipeline().getFieldProcessors().get(column.name())),
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
        RowJudgement judgement = new RowJudgement(policies, new int[rows], batch.firstRow());
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
    private Optional<Example<T>> example(RowBatch batch, int row) {
        return examples.of(batch, row, unknown).filter(this::knowsAny);
    }

    private boolean knowsAny(Example<T> example) {
        for (Feature feature : example) {
            if (model.getFeatureIDMap().getID(feature.getName()) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Writes the answer into its row, or says why there is none. */
    private Optional<RejectReason> predict(Optional<Example<T>> example, int row, int[] prediction, double[][] scores) {
        if (example.isEmpty()) {
            return Optional.of(RejectReason.NO_KNOWN_FEATURE);
        }
        boolean answered;
        try {
            answered = task.read(model.predict(example.get()), signature.labels(), row, prediction, scores);
        } catch (RuntimeException e) {
            // Tribuo throws this or that of a row that it cannot score; what it says may hold values of the row.
            return Optional.of(RejectReason.REFUSED_BY_MODEL);
        }
        for (double[] ofLabel : scores) {
            if (!Double.isFinite(ofLabel[row])) {
                return Optional.of(RejectReason.SCORE_NOT_A_NUMBER);
            }
        }
        return answered ? Optional.empty() : Optional.of(RejectReason.REFUSED_BY_MODEL);
    }
}
