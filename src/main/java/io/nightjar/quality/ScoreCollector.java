package io.nightjar.quality;

import io.nightjar.model.Signature.Gives;
import java.util.function.IntPredicate;

/** Looks at the scores of a split's rows. */
final class ScoreCollector {
    /** Squares of larger numbers may be infinite. */
    private static final double HUGE = 1e150;

    private final ScoreCounts counts;
    private final MomentSums moments = new MomentSums();
    private ExactSum hugeSum = ExactSum.ZERO;
    private double[] kept = {};
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    ScoreCollector(Gives gives) {
        this.counts = ScoreCounts.of(gives);
    }

    /** Adds the scores of a batch of which every row has one. */
    void add(double[] scores, int rows) {
        double least = min;
        double greatest = max;
        for (int row = 0; row < rows; row++) {
            double score = scores[row];
            least = score < least ? score : least;
            greatest = score > greatest ? score : greatest;
        }
        min = least;
        max = greatest;
        counts.add(scores, rows);
        count += rows;
        if (least < -HUGE || greatest > HUGE) {
            addHuge(scores, rows);
        } else {
            moments.add(scores, 0, rows);
        }
    }

    /** Each of them by itself: there are hardly ever any. */
    private void addHuge(double[] scores, int rows) {
        double[] usual = new double[rows];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            if (Math.abs(scores[row]) > HUGE) {
                hugeSum = hugeSum.plus(ExactSum.of(scores[row]));
            } else {
                usual[size++] = scores[row];
            }
        }
        moments.add(usual, 0, size);
    }

    /**
     * Adds the scores of a batch's rows.
     *
     * @param rejected rows without a score
     */
    void add(double[] scores, int rows, IntPredicate rejected) {
        if (kept.length < rows) {
            kept = new double[rows];
        }
        int size = 0;
        for (int row = 0; row < rows; row++) {
            if (!rejected.test(row)) {
                kept[size++] = scores[row];
            }
        }
        add(kept, size);
    }

    void endRowGroup() {
        moments.endRowGroup();
    }

    /** @param label whose scores they are */
    ScoreProfile finish(String label) {
        if (count == 0) {
            return ScoreProfile.none(label, counts.grid());
        }
        ExactSum sum = moments.moments().orElseThrow().sum().plus(hugeSum);
        return new ScoreProfile(label, counts.grid(), count, min, max, sum, counts.filled());
    }
}
