package io.nightjar.quality.measure;

import java.util.Optional;

/**
 * Jensen-Shannon distance, 0 to 1: the root of the mean of the divergences of both sides' shares from their mean, with
 * logarithms to base 2. A bin that is empty on a side adds nothing there. J. Lin, Divergence measures based on the Shannon
 * entropy (IEEE Transactions on Information Theory 37, 1991); a metric: D. Endres and J. Schindelin (49, 2003).
 */
public record JensenShannon() implements DriftMeasure {
    private static final double LOG_2 = StrictMath.log(2);

    @Override
    public String label() {
        return "jensen-shannon";
    }

    @Override
    public Metric between(Comparison compared) {
        Comparison bins = compared.binned();
        Optional<Metric> refused = DriftMeasure.refused(bins);
        if (refused.isPresent()) {
            return refused.get();
        }
        double divergence =
                DriftMeasure.sum(bins, (e, a) -> divergence(e, (e + a) / 2) + divergence(a, (e + a) / 2)) / 2;
        // Rounding may leave a little less than nothing of equal sides.
        return Metric.of(Math.sqrt(Math.max(0, divergence)));
    }

    private static double divergence(double share, double mean) {
        return share == 0 ? 0 : share * StrictMath.log(share / mean) / LOG_2;
    }
}
