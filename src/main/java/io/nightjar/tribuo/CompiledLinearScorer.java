package io.nightjar.tribuo;

import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.RowBatch;
import io.nightjar.tribuo.CompiledLinear.Place;

/**
 * A linear model, column by column. Its answers are {@link TribuoScorer}'s to the last bit: sums are added in the order
 * of the feature ids, the bias last, and made probabilities as Tribuo makes them.
 */
final class CompiledLinearScorer implements Scorer {
    /** Rows whose sums, for two classes, and one column's values stay in the first-level cache. */
    private static final int BLOCK = 1024;

    private final CompiledLinear linear;
    private final Features policies;
    private final ScoringPath path;
    private final Softmax softmax = new Softmax();

    CompiledLinearScorer(CompiledLinear linear, Features policies) {
        this.linear = linear;
        this.policies = policies;
        this.path = new ScoringPath("compiled", linear.describe());
    }

    @Override
    public ScoringPath path() {
        return path;
    }

    @Override
    public ScoredBatch score(RowBatch batch) {
        int rows = batch.rows();
        RowJudgement judgement = new RowJudgement(policies, rows, batch.firstRow());
        ColumnUse[] uses = new ColumnUse[linear.columns().size()];
        ColumnReading[] readings = new ColumnReading[uses.length];
        for (int i = 0; i < uses.length; i++) {
            CompiledColumn column = linear.columns().get(i);
            readings[i] = column.read(batch.vector(column.name()));
            uses[i] = judgement.judge(column.name(), readings[i].odd());
        }
        judgement.rejectUnseen();
        Terms[] terms = terms(readings);
        double[][] scores = new double[linear.weights().length][rows];
        int[] prediction = new int[rows];
        for (int from = 0; from < rows; from += BLOCK) {
            int to = Math.min(from + BLOCK, rows);
            addUp(terms, scores, from, to);
            if (!softmax.apply(scores, prediction, from, to)) {
                rejectNoNumbers(scores, from, to, judgement);
            }
        }
        return new ScoredBatch(rows, prediction, scores, judgement.rejects(), judgement.columnsSeen(), uses);
    }

    private Terms[] terms(ColumnReading[] readings) {
        Terms[] terms = new Terms[linear.places().size()];
        for (int i = 0; i < terms.length; i++) {
            Place place = linear.places().get(i);
            terms[i] = readings[place.column()].terms().get(place.slot());
        }
        return terms;
    }

    private void addUp(Terms[] terms, double[][] sums, int from, int to) {
        double[][] weights = linear.weights();
        for (Terms term : terms) {
            for (int label = 0; label < sums.length; label++) {
                term.addTo(sums[label], weights[label], from, to);
            }
        }
        for (int label = 0; label < sums.length; label++) {
            double bias = weights[label][weights[label].length - 1];
            double[] ofLabel = sums[label];
            for (int row = from; row < to; row++) {
                ofLabel[row] += bias;
            }
        }
    }

    private static void rejectNoNumbers(double[][] scores, int from, int to, RowJudgement judgement) {
        for (int row = from; row < to; row++) {
            if (Double.isNaN(scores[0][row]) && !judgement.isRejected(row)) {
                judgement.reject(row, RejectReason.SCORE_NOT_A_NUMBER);
            }
        }
    }
}
