package io.nightjar.quality.measure;

/** By how much the share of rows without a value has changed, up or down, 0 to 1. */
public record MissingChange() implements DriftMeasure {

    @Override
    public String label() {
        return "missing-change";
    }

    @Override
    public Metric between(Comparison compared) {
        long before = compared.expectedTotal() + compared.expectedMissing();
        long now = compared.actualTotal() + compared.actualMissing();
        if (before == 0 || now == 0) {
            return Metric.notAvailable(before == 0 ? "the baseline has no rows" : "there are no rows to compare");
        }
        return Metric.of(
                Math.abs((double) compared.actualMissing() / now - (double) compared.expectedMissing() / before));
    }
}
