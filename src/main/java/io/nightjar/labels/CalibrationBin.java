package io.nightjar.labels;

/**
 * One bin of a calibration curve: rows whose score lies in one of ten equal parts of 0 to 1, the upper end included.
 *
 * @param rows with a label
 * @param positives of them
 * @param scores their sum
 */
public record CalibrationBin(long rows, long positives, double scores) {
    static final int BINS = 10;

    static int of(double score) {
        // As numpy's digitize of linspace does: a score on an inner edge belongs to the upper bin, 1 to the last.
        return (int) Math.min(BINS - 1, Math.max(0, Math.floor(score * BINS)));
    }

    CalibrationBin plus(CalibrationBin other) {
        return new CalibrationBin(rows + other.rows, positives + other.positives, scores + other.scores);
    }

    public double meanScore() {
        return scores / rows;
    }

    public double positiveShare() {
        return (double) positives / rows;
    }

    /** Wilson's, of the share of positives. */
    public Interval interval() {
        return Interval.ofShare(positives, rows);
    }
}
