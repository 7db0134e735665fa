package io.nightjar.quality;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts scores over the grid. */
final class ScoreCollector {
    private final long[] counts = new long[ScoreGrid.bins()];
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    void add(double score) {
        count++;
        min = Math.min(min, score);
        max = Math.max(max, score);
        sum += score;
        counts[ScoreGrid.binOf(score)]++;
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
