package io.nightjar.labels;

import java.util.Optional;

/**
 * One figure, or why there is none.
 *
 * @param name as in the documentation: {@code auc}, {@code log-loss}
 * @param value absent where it does not exist
 * @param interval of 95 % confidence; absent where none is computed
 * @param notAvailable why there is no value, a phrase for people; absent where there is one
 */
public record Figure(String name, Optional<Double> value, Optional<Interval> interval, Optional<String> notAvailable) {

    static Figure of(String name, double value) {
        return new Figure(name, Optional.of(value), Optional.empty(), Optional.empty());
    }

    static Figure of(String name, double value, Interval interval) {
        return new Figure(name, Optional.of(value), Optional.of(interval), Optional.empty());
    }

    static Figure none(String name, String why) {
        return new Figure(name, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    /** With Wilson's interval. */
    public static Figure share(String name, long part, long whole, String ofNothing) {
        return whole == 0 ? none(name, ofNothing) : of(name, (double) part / whole, Interval.ofShare(part, whole));
    }

    /** The mean of independent rows, from the sums of their values and of their squares. */
    static Figure mean(String name, double sum, double squares, long rows) {
        double mean = sum / rows;
        if (rows < 2) {
            return of(name, mean);
        }
        double variance = Math.max(0, (squares - sum * mean) / (rows - 1));
        return of(name, mean, Interval.normal(mean, Math.sqrt(variance / rows)));
    }
}
