package io.nightjar.tribuo;

import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.scoring.SplitScorer;
import io.nightjar.table.RowBatch;
import java.util.List;
import java.util.Optional;

/** A model, column by column. Its answers are {@link TribuoScorer}'s to the last bit. */
final class CompiledScorer implements Scorer {
    /** Rows whose sums, for two classes, and one column's values stay in the first-level cache. */
    private static final int BLOCK = 1024;

    private final Compilation compiled;
    private final Features policies;
    private final ScoringPath path;
    private final Optional<Explainer> explainer;

    CompiledScorer(Compilation compiled, Features policies) {
        this(compiled, policies, Optional.empty());
    }

    /** @param explainer of the same model */
    CompiledScorer(Compilation compiled, Features policies, Optional<Explainer> explainer) {
        this.compiled = compiled;
        this.policies = policies;
        this.explainer = explainer;
        this.path = new ScoringPath("compiled", compiled.describe());
    }

    @Override
    public ScoringPath path() {
        return path;
    }

    @Override
    public Optional<Explainer> explainer() {
        return explainer;
    }

    @Override
    public ScoredBatch score(RowBatch batch) {
        return score(batch, BatchRoom.of(batch.rows()));
    }

    @Override
    public SplitScorer forSplit() {
        BatchRoom room = new BatchRoom();
        return batch -> score(batch, room.begin(batch.rows()));
    }

    private ScoredBatch score(RowBatch batch, BatchRoom room) {
        int rows = batch.rows();
        RowJudgement judgement = new RowJudgement(policies, room.zeros(), batch.firstRow());
        BatchFeatures features = new BatchFeatures(compiled.sets(), batch, room);
        ColumnUse[] uses = uses(judgement, features);
        judgement.rejectUnseen();
        Answers answers = Answers.in(room, compiled.labels());
        for (int from = 0; from < rows; from += BLOCK) {
            compiled.model().answer(features, answers, from, Math.min(from + BLOCK, rows));
        }
        features.refused().stream()
                .filter(row -> !judgement.isRejected(row))
                .forEach(row -> judgement.reject(row, RejectReason.REFUSED_BY_MODEL));
        rejectNoNumbers(answers.scores(), rows, judgement);
        return new ScoredBatch(
                rows, answers.prediction(), answers.scores(), judgement.rejects(), judgement.columnsSeen(), uses);
    }

    private ColumnUse[] uses(RowJudgement judgement, BatchFeatures features) {
        List<CompiledColumn> columns = compiled.sets().get(0).columns();
        ColumnUse[] uses = new ColumnUse[columns.size()];
        for (int i = 0; i < uses.length; i++) {
            uses[i] = judgement.judge(columns.get(i).name(), features.odd(i));
        }
        return uses;
    }

    private static void rejectNoNumbers(double[][] scores, int rows, RowJudgement judgement) {
        for (double[] ofLabel : scores) {
            if (finite(ofLabel, rows) == rows) {
                continue;
            }
            for (int row = 0; row < rows; row++) {
                if (!Double.isFinite(ofLabel[row]) && !judgement.isRejected(row)) {
                    judgement.reject(row, RejectReason.SCORE_NOT_A_NUMBER);
                }
            }
        }
    }

    private static int finite(double[] scores, int rows) {
        int finite = 0;
        for (int row = 0; row < rows; row++) {
            finite += Math.abs(scores[row]) <= Double.MAX_VALUE ? 1 : 0;
        }
        return finite;
    }
}
