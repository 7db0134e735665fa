package io.nightjar.quality.measure;

import java.util.Optional;

/**
 * Kolmogorov and Smirnov's statistic, 0 to 1: the largest difference of both sides' shares of numbers up to any place.
 * Of numbers only, and not over deciles but over all places that were counted: where a place stands for a range of numbers, the
 * statistic is at most as large as that of the numbers themselves.
 */
public record KolmogorovSmirnov() implements DriftMeasure {

    @Override
    public String label() {
        return "kolmogorov-smirnov";
    }

    @Override
    public Metric between(Comparison compared) {
        Optional<Metric> refused = DriftMeasure.refusedAsNumbers(compared);
        if (refused.isPresent()) {
            return refused.get();
        }
        double largest = 0;
        long expected = 0;
        long actual = 0;
        for (int bin = 0; bin < compared.bins(); bin++) {
            expected += compared.expected(bin);
            actual += compared.actual(bin);
            double difference = (double) expected / compared.expectedTotal() - (double) actual / compared.actualTotal();
            largest = Math.max(largest, Math.abs(difference));
        }
        return Metric.of(largest);
    }

    /**
     * How likely chance alone gives such a statistic or a larger one, when nothing has drifted: that of one sample of
     * {@code n m / (n + m)} numbers, rounded, against its true distribution.
     */
    @Override
    public Metric pValue(Comparison compared) {
        if (!(between(compared) instanceof Metric.Value statistic)) {
            return between(compared);
        }
        double expected = compared.expectedTotal();
        double actual = compared.actualTotal();
        double effective = Math.max(1, Math.rint(expected * actual / (expected + actual)));
        return Metric.of(KolmogorovDistribution.survival(statistic.value(), effective));
    }
}
