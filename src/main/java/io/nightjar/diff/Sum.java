package io.nightjar.diff;

/** A sum that keeps the digits rounding would take (A. Neumaier, 1974), so that parts of a whole add up to it. */
final class Sum {
    private double sum;
    private double lost;

    void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    double over(long rows) {
        return (sum + lost) / rows;
    }
}
