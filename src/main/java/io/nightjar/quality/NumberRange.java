package io.nightjar.quality;

/** The least and the greatest of numbers, none of which is NaN. */
final class NumberRange {
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    void add(double[] values, int from, int to) {
        double low = least;
        double high = greatest;
        for (int row = from; row < to; row++) {
            low = Math.min(low, values[row]);
            high = Math.max(high, values[row]);
        }
        take(low, high);
    }

    /** What a loop that began with {@link #least} and {@link #greatest} has found. */
    void take(double low, double high) {
        least = low;
        greatest = high;
    }

    /** Infinite where there was no number. */
    double least() {
        return least;
    }

    /** Infinite where there was no number. */
    double greatest() {
        return greatest;
    }
}
