package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.nightjar.quality.measure.Metric;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The distribution of the score over the scored rows: the probability of the positive class, its margin where the model
 * gives no probabilities, or the number that a regression predicts.
 *
 * @param positive the class whose score it is, or the name of the number
 * @param grid the fixed bins that {@code counts} refers to
 * @param count scored rows; min, max and sum are 0 where there are none
 * @param counts rows by bin; empty bins are left out
 */
public record ScoreProfile(
        String positive,
        String grid,
        long count,
        double min,
        double max,
        ExactSum sum,
        SortedMap<Integer, Long> counts) {

    static ScoreProfile none(String positive, String grid) {
        return new ScoreProfile(positive, grid, 0, 0, 0, ExactSum.ZERO, new TreeMap<>());
    }

    public ScoreProfile {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    @JsonIgnore
    public Metric mean() {
        return count == 0 ? Metric.notAvailable("no row was scored") : Metric.of(sum.over(count));
    }

    /** The score below which the given share of rows lies, exact to one bin of the grid. */
    public Metric quantile(double share) {
        if (count == 0 || !(isOfProbabilities() || grid.equals(FineGrid.NAME))) {
            return Metric.notAvailable(count == 0 ? "no row was scored" : "the scores were counted over other bins");
        }
        long below = 0;
        for (var bin : counts.entrySet()) {
            below += bin.getValue();
            if (below >= share * count) {
                return Metric.of(Math.max(min, lower(bin.getKey())));
            }
        }
        return Metric.of(max);
    }

    /** Whether the scores are probabilities. */
    @JsonIgnore
    public boolean isOfProbabilities() {
        return grid.equals(ScoreGrid.NAME);
    }

    /** Lower end of a bin of this profile's grid. */
    double lower(int bin) {
        return grid.equals(FineGrid.NAME) ? FineGrid.lower(bin) : ScoreGrid.lower(bin);
    }

    /** Share of the rows with a lower score; within a bin of the grid they are taken as evenly spread. */
    double shareBelow(double score) {
        double below = 0;
        for (var bin : counts.entrySet()) {
            double from = Math.max(min, lower(bin.getKey()));
            double to = Math.min(max, upper(bin.getKey()));
            double part = to > from ? (score - from) / (to - from) : score > from ? 1 : 0;
            below += bin.getValue() * Math.max(0, Math.min(1, part));
        }
        return count == 0 ? 0 : below / count;
    }

    private double upper(int bin) {
        return grid.equals(FineGrid.NAME)
                ? FineGrid.lower(bin + 1)
                : bin + 1 < ScoreGrid.bins() ? ScoreGrid.lower(bin + 1) : 1;
    }

    /** Rows in each of a number of equally wide bins from low to high; a bin of the grid counts where it begins. */
    public long[] histogram(double low, double high, int bins) {
        long[] rows = new long[bins];
        counts.forEach((bin, count) -> {
            double place = (lower(bin) - low) / (high - low) * bins;
            rows[(int) Math.max(0, Math.min(bins - 1, Math.floor(place)))] += count;
        });
        return rows;
    }

    /** Rows in each of a number of equally wide bins over [0, 1]; the number divides 1000. Of probabilities only. */
    public long[] histogram(int bins) {
        if (1000 % bins != 0) {
            throw new IllegalArgumentException(bins + " bins do not divide 1000");
        }
        long[] rows = new long[bins];
        if (isOfProbabilities()) {
            counts.forEach((bin, count) -> rows[ScoreGrid.thousandth(bin) * bins / 1000] += count);
        }
        return rows;
    }

    /** Whether it is of the same class or number, counted over the same bins. */
    boolean isLike(ScoreProfile other) {
        return grid.equals(other.grid) && positive.equals(other.positive);
    }

    ScoreProfile merge(ScoreProfile next) {
        if (!positive.equals(next.positive)) {
            throw new IllegalArgumentException("profiles of different models");
        }
        if (!grid.equals(next.grid)) {
            throw new IllegalArgumentException("scores counted over different bins: " + grid + " and " + next.grid);
        }
        if (count == 0 || next.count == 0) {
            return count == 0 ? next : this;
        }
        SortedMap<Integer, Long> all = new TreeMap<>(counts);
        next.counts.forEach((bin, rows) -> all.merge(bin, rows, Long::sum));
        return new ScoreProfile(
                positive,
                grid,
                count + next.count,
                Math.min(min, next.min),
                Math.max(max, next.max),
                sum.plus(next.sum),
                all);
    }
}
