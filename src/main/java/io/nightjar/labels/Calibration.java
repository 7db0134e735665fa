package io.nightjar.labels;

import java.util.ArrayList;
import java.util.List;

/** How far ten equal bins of the scores lie from what came true of them. */
final class Calibration {
    private final long[] rows = new long[CalibrationBin.BINS];
    private final long[] positives = new long[CalibrationBin.BINS];
    private final double[] scores = new double[CalibrationBin.BINS];
    private long all;
    private double squares;

    /** @param outcome 1 where it came true, else 0 */
    void row(double score, int outcome) {
        int bin = CalibrationBin.of(score);
        rows[bin]++;
        positives[bin] += outcome;
        scores[bin] += score;
        all++;
        squares += (score - outcome) * (score - outcome);
    }

    void add(Calibration other) {
        for (int bin = 0; bin < CalibrationBin.BINS; bin++) {
            rows[bin] += other.rows[bin];
            positives[bin] += other.positives[bin];
            scores[bin] += other.scores[bin];
        }
        all += other.all;
        squares += other.squares;
    }

    long rows() {
        return all;
    }

    List<CalibrationBin> bins() {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int bin = 0; bin < CalibrationBin.BINS; bin++) {
            bins.add(new CalibrationBin(rows[bin], positives[bin], scores[bin]));
        }
        return bins;
    }

    /**
     * M. Naeini, G. Cooper and M. Hauskrecht (2015): how far bins' positives lie from their scores, weighted by rows. With the side
     * on which each bin lies taken as given it is the mean of rows' distances, up or down, whose squares are those of the
     * Brier score.
     */
    Figure error() {
        if (all == 0) {
            return Figure.none("calibration-error", "no row has a label");
        }
        double error = 0;
        for (int bin = 0; bin < CalibrationBin.BINS; bin++) {
            error += Math.abs(positives[bin] - scores[bin]);
        }
        Figure mean = Figure.mean("calibration-error", error, squares, all);
        return mean.interval()
                .map(interval -> Figure.of(mean.name(), mean.value().orElseThrow(), interval.within(0, 1)))
                .orElse(mean);
    }
}
