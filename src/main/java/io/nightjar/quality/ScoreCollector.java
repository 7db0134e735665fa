package io.nightjar.quality;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Counts scores over the grid. */
final class ScoreCollector {
    private final long[] counts = new long[ScoreGrid.bins()];
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    /**
     * Adds the scores of a batch's rows.
     *
     * @param rejected rows without a score
     */
    void add(double[] scores, int rows, IntPredicate rejected) {
        double least = min;
        double greatest = max;
        double total = sum;
        for (int row = 0; row < rows; row++) {
            if (rejected.test(row)) {
                continue;
            }
            double score = scores[row];
            count++;
            least = score < least ? score : least;
            greatest = score > greatest ? score : greatest;
            total += score;
            counts[ScoreGrid.binOf(score)]++;
        }
        min = least;
        max = greatest;
        sum = total;
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
        return new ScoreProfile(positive, ScoreGrid.NAME, count, min, max, sum, filled);
    }
}
