package io.nightjar.quality;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Counts scores over the grid. */
final class ScoreCollector {
    private final long[] counts = new long[ScoreGrid.bins()];
    private final MomentSums moments = new MomentSums();
    private double[] kept = {};
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Adds the scores of a batch of which every row has one. */
    void add(double[] scores, int rows) {
        double least = min;
        double greatest = max;
        for (int row = 0; row < rows; row++) {
            double score = scores[row];
            least = score < least ? score : least;
            greatest = score > greatest ? score : greatest;
            counts[ScoreGrid.binOf(score)]++;
        }
        min = least;
        max = greatest;
        count += rows;
        moments.add(scores, 0, rows);
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

    ScoreProfile finish(String positive) {
        if (count == 0) {
            return ScoreProfile.none(positive);
        }
        SortedMap<Integer, Long> filled = new TreeMap<>();
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                filled.put(bin, counts[bin]);
            }
        }
        ExactSum sum = moments.moments().orElseThrow().sum();
        return new ScoreProfile(positive, ScoreGrid.NAME, count, min, max, sum, filled);
    }
}
