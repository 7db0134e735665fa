package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.ScoreBins;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** One bin of the drift measure: which part of the distribution moved. */
public record PsiLine(String scores, String baseline, String tonight, String part) {

    /** None where the two cannot be compared. */
    static List<PsiLine> of(Baseline baseline, QualityProfile night) {
        if (baseline.scorePsi(night) instanceof Metric.NotAvailable
                || baseline.scoreBins().isEmpty()) {
            return List.of();
        }
        ScoreBins bins = baseline.scoreBins().get();
        long[] expected = bins.expected();
        long[] actual = night.score().map(bins::count).orElse(new long[expected.length]);
        double[] parts = PopulationStability.parts(expected, actual);
        return IntStream.range(0, expected.length)
                .mapToObj(bin -> new PsiLine(
                        range(bins.edges(), bin),
                        Figures.percent(share(expected, bin)),
                        Figures.percent(share(actual, bin)),
                        BigDecimal.valueOf(parts[bin])
                                .setScale(5, RoundingMode.HALF_EVEN)
                                .toPlainString()))
                .toList();
    }

    private static double share(long[] rows, int bin) {
        return (double) rows[bin]
                / IntStream.range(0, rows.length).mapToLong(i -> rows[i]).sum();
    }

    private static String range(List<Double> edges, int bin) {
        if (bin == 0) {
            return "below " + Figures.number(edges.get(0));
        }
        return bin == edges.size()
                ? Figures.number(edges.get(bin - 1)) + " and above"
                : Figures.number(edges.get(bin - 1)) + " to " + Figures.number(edges.get(bin));
    }
}
