package io.nightjar.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * The baseline's score bins, frozen: between its deciles, equal edges merged, so that each holds rows; the first and
 * last are open towards their ends.
 *
 * @param edges inner edges, ascending; bin i is [edge i-1, edge i)
 * @param counts the baseline's rows in each of the bins, one more than edges
 */
public record ScoreBins(List<Double> edges, List<Long> counts) {
    private static final int QUANTILES = 10;

    public ScoreBins {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (counts.size() != edges.size() + 1) {
            throw new IllegalArgumentException(edges.size() + " edges and " + counts.size() + " bins");
        }
    }

    /** Ten bins as nearly equal in rows as the grid of scores allows; fewer where many scores are equal. */
    static ScoreBins of(ScoreProfile score) {
        List<Double> edges = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        long below = 0;
        long closed = 0;
        long decile = 0;
        for (var bin : score.counts().entrySet()) {
            if (below * QUANTILES / score.count() > decile) {
                // A bin of the grid that holds several deciles passes them all: one edge stands for them.
                decile = below * QUANTILES / score.count();
                edges.add(score.lower(bin.getKey()));
                counts.add(below - closed);
                closed = below;
            }
            below += bin.getValue();
        }
        counts.add(below - closed);
        return new ScoreBins(edges, counts);
    }

    /** Another night's rows in these bins. */
    public long[] count(ScoreProfile score) {
        long[] rows = new long[counts.size()];
        score.counts().forEach((bin, count) -> rows[binOf(score.lower(bin))] += count);
        return rows;
    }

    private int binOf(double score) {
        int bin = 0;
        while (bin < edges.size() && score >= edges.get(bin)) {
            bin++;
        }
        return bin;
    }

    /** The baseline's rows, as an array of its own. */
    public long[] expected() {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }
}
