package io.nightjar.quality.measure;

import java.util.Optional;

/** The largest difference of both sides' shares in one bin, 0 to 1. Empty bins need no rule. */
public record LInfinity() implements DriftMeasure {

    @Override
    public String label() {
        return "l-infinity";
    }

    @Override
    public Metric between(Comparison compared) {
        Comparison bins = compared.binned();
        Optional<Metric> refused = DriftMeasure.refused(bins);
        if (refused.isPresent()) {
            return refused.get();
        }
        double largest = 0;
        for (int bin = 0; bin < bins.bins(); bin++) {
            double expected = (double) bins.expected(bin) / bins.expectedTotal();
            double actual = (double) bins.actual(bin) / bins.actualTotal();
            largest = Math.max(largest, Math.abs(expected - actual));
        }
        return Metric.of(largest);
    }
}
