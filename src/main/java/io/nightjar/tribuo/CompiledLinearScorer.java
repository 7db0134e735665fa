package io.nightjar.tribuo;

import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.RowBatch;
import io.nightjar.tribuo.CompiledLinear.Place;
import org.tribuo.math.util.ExpNormalizer;
import org.tribuo.math.util.VectorNormalizer;

/**
 * A linear model, column by column. Its answers are {@link TribuoScorer}'s to the last bit: sums are added in the order
 * of the feature ids, the bias last, and Tribuo's own softmax makes them probabilities.
 */
final class CompiledLinearScorer implements Scorer {
    private static final ScoringPath PATH =
            new ScoringPath("compiled", "a linear model whose columns all have a kernel");

    private final CompiledLinear linear;
    private final Features policies;
    private final VectorNormalizer softmax = new ExpNormalizer();

    CompiledLinearScorer(CompiledLinear linear, Features policies) {
        this.linear = linear;
        this.policies = policies;
    }

    @Override
    public ScoringPath path() {
        return PATH;
    }

    @Override
    public ScoredBatch score(RowBatch batch) {
        int rows = batch.rows();
        RowJudgement judgement = new RowJudgement(policies, rows, batch.firstRow());
        ColumnUse[] uses = new ColumnUse[linear.columns().size()];
        FeatureSlot[][] slots = new FeatureSlot[uses.length][];
        for (int i = 0; i < uses.length; i++) {
            CompiledColumn column = linear.columns().get(i);
            slots[i] = slots(column, rows);
            uses[i] = judgement.judge(column.name(), column.read(batch.vector(column.name()), slots[i]));
        }
        double[][] sums = sums(slots, rows);
        int[] prediction = new int[rows];
        answer(sums, known(slots, rows), prediction, judgement);
        return new ScoredBatch(rows, prediction, sums, judgement.rejects(), judgement.columnsSeen(), uses);
    }

    private static FeatureSlot[] slots(CompiledColumn column, int rows) {
        FeatureSlot[] slots = new FeatureSlot[column.slotIds().length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = column instanceof CompiledNumber ? FeatureSlot.ofNumbers(rows) : FeatureSlot.ofOnes(rows);
        }
        return slots;
    }

    private double[][] sums(FeatureSlot[][] slots, int rows) {
        double[][] sums = new double[linear.weights().length][rows];
        for (int label = 0; label < sums.length; label++) {
            double[] weights = linear.weights()[label];
            for (Place place : linear.places()) {
                slots[place.column()][place.slot()].addTo(sums[label], weights);
            }
            double bias = weights[weights.length - 1];
            for (int row = 0; row < rows; row++) {
                sums[label][row] += bias;
            }
        }
        return sums;
    }

    private static boolean[] known(FeatureSlot[][] slots, int rows) {
        boolean[] known = new boolean[rows];
        for (FeatureSlot[] ofColumn : slots) {
            for (FeatureSlot slot : ofColumn) {
                for (int row = 0; row < rows; row++) {
                    known[row] |= slot.ids()[row] >= 0;
                }
            }
        }
        return known;
    }

    /** Turns sums into probabilities in place, and finds the most probable class. */
    private void answer(double[][] sums, boolean[] known, int[] prediction, RowJudgement judgement) {
        double[] ofRow = new double[sums.length];
        for (int row = 0; row < known.length; row++) {
            if (judgement.isRejected(row)) {
                continue;
            }
            if (!known[row]) {
                judgement.reject(row, RejectReason.NO_KNOWN_FEATURE);
                continue;
            }
            for (int label = 0; label < ofRow.length; label++) {
                ofRow[label] = sums[label][row];
            }
            softmax.normalizeInPlace(ofRow);
            int best = 0;
            boolean isNumber = true;
            for (int label = 0; label < ofRow.length; label++) {
                sums[label][row] = ofRow[label];
                isNumber &= !Double.isNaN(ofRow[label]);
                best = ofRow[label] > ofRow[best] ? label : best;
            }
            prediction[row] = best;
            if (!isNumber) {
                judgement.reject(row, RejectReason.SCORE_NOT_A_NUMBER);
            }
        }
    }
}
