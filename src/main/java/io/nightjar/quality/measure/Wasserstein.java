package io.nightjar.quality.measure;

import java.util.Optional;

/**
 * Wasserstein's distance, normalised: the mean way by which numbers would have to be moved to make one side the other,
 * over the standard deviation of the baseline's numbers. Of numbers only, over all places that were counted. L. Vaserstein
 * (1969); as the area between two cumulative distributions: S. Vallender (1974).
 */
public record Wasserstein() implements DriftMeasure {

    @Override
    public String label() {
        return "wasserstein";
    }

    @Override
    public Metric between(Comparison compared) {
        Optional<Metric> refused = DriftMeasure.refusedAsNumbers(compared);
        if (refused.isPresent()) {
            return refused.get();
        }
        double deviation = Math.sqrt(variance(compared));
        if (!(deviation > 0)) {
            return Metric.notAvailable("all numbers of the baseline are the same");
        }
        double area = 0;
        long expected = 0;
        long actual = 0;
        for (int bin = 0; bin + 1 < compared.bins(); bin++) {
            expected += compared.expected(bin);
            actual += compared.actual(bin);
            double difference = (double) expected / compared.expectedTotal() - (double) actual / compared.actualTotal();
            area += Math.abs(difference) * (compared.place(bin + 1) - compared.place(bin));
        }
        double distance = area / deviation;
        return Double.isFinite(distance)
                ? Metric.of(distance)
                : Metric.notAvailable("the numbers are too far apart to be measured");
    }

    private static double variance(Comparison compared) {
        double total = compared.expectedTotal();
        double mean = 0;
        for (int bin = 0; bin < compared.bins(); bin++) {
            mean += compared.expected(bin) / total * compared.place(bin);
        }
        double variance = 0;
        for (int bin = 0; bin < compared.bins(); bin++) {
            double distance = compared.place(bin) - mean;
            variance += compared.expected(bin) / total * distance * distance;
        }
        return variance;
    }
}
