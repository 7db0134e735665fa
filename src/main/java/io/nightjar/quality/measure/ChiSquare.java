package io.nightjar.quality.measure;

import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's statistic of homogeneity: that of the table with both sides as rows and the bins as columns, without a
 * correction for continuity. It grows with the rows; {@link #pValue} says how often chance alone gives as much. Bins empty on
 * both sides are left out. K. Pearson (1900); as a test of two samples, NIST/SEMATECH e-Handbook of Statistical Methods.
 */
public record ChiSquare() implements DriftMeasure {

    @Override
    public String label() {
        return "chi-square";
    }

    @Override
    public Metric between(Comparison compared) {
        Comparison bins = compared.binned();
        Optional<Metric> refused = DriftMeasure.refused(bins);
        if (refused.isPresent()) {
            return refused.get();
        }
        double expectedTotal = bins.expectedTotal();
        double actualTotal = bins.actualTotal();
        double all = expectedTotal + actualTotal;
        double sum = 0;
        for (int bin = 0; bin < bins.bins(); bin++) {
            double rows = (double) bins.expected(bin) + bins.actual(bin);
            if (rows > 0) {
                double ofExpected = bins.expected(bin) - rows * expectedTotal / all;
                double ofActual = bins.actual(bin) - rows * actualTotal / all;
                sum += ofExpected * ofExpected / (rows * expectedTotal / all)
                        + ofActual * ofActual / (rows * actualTotal / all);
            }
        }
        return Metric.of(sum);
    }

    @Override
    public Metric pValue(Comparison compared) {
        if (!(between(compared) instanceof Metric.Value statistic)) {
            return between(compared);
        }
        Comparison bins = compared.binned();
        int filled = 0;
        for (int bin = 0; bin < bins.bins(); bin++) {
            filled += bins.expected(bin) + bins.actual(bin) > 0 ? 1 : 0;
        }
        return filled < 2
                ? Metric.notAvailable("all rows lie in one bin")
                : Metric.of(ChiSquaredDistribution.of(filled - 1).survivalProbability(statistic.value()));
    }
}
