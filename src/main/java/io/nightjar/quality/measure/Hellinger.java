package io.nightjar.quality.measure;

import java.util.Optional;

/**
 * Hellinger distance, 0 to 1: the root of half the sum over bins of the squared difference of the roots of both sides'
 * shares. Empty bins need no rule. E. Hellinger, Neue Begründung der Theorie quadratischer Formen (1909).
 */
public record Hellinger() implements DriftMeasure {

    @Override
    public String label() {
        return "hellinger";
    }

    @Override
    public Metric between(Comparison compared) {
        Comparison bins = compared.binned();
        Optional<Metric> refused = DriftMeasure.refused(bins);
        return refused.orElseGet(() -> Metric.of(Math.sqrt(DriftMeasure.sum(bins, Hellinger::part) / 2)));
    }

    private static double part(double expected, double actual) {
        double difference = Math.sqrt(expected) - Math.sqrt(actual);
        return difference * difference;
    }
}
