package io.nightjar.quality.measure;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** How far a night lies from its baseline, in one figure; 0 where they are the same. */
public sealed interface DriftMeasure
        permits PopulationStability,
                JensenShannon,
                Hellinger,
                LInfinity,
                ChiSquare,
                KolmogorovSmirnov,
                Wasserstein,
                UnseenShare,
                MissingChange {

    /** As in job files and reports: {@code psi}. */
    String label();

    /** The figure, or why there is none: a side without rows, or bins that it is not made for. */
    Metric between(Comparison compared);

    /** How likely chance alone gives such a figure or a larger one, when nothing has drifted. */
    default Metric pValue(Comparison compared) {
        return Metric.notAvailable("the measure is no test");
    }

    /** All of them. */
    static List<DriftMeasure> all() {
        return List.of(
                new PopulationStability(),
                new JensenShannon(),
                new Hellinger(),
                new LInfinity(),
                new ChiSquare(),
                new KolmogorovSmirnov(),
                new Wasserstein(),
                new UnseenShare(),
                new MissingChange());
    }

    /** Those of bins without an order, of which every row has one: of the predicted classes. */
    static List<DriftMeasure> ofClasses() {
        return all().stream()
                .filter(measure -> !(measure instanceof KolmogorovSmirnov
                        || measure instanceof Wasserstein
                        || measure instanceof MissingChange))
                .toList();
    }

    static Optional<DriftMeasure> ofLabel(String label) {
        return all().stream().filter(one -> one.label().equals(label)).findFirst();
    }

    /** Why two sides cannot be compared bin by bin; empty where they can. */
    static Optional<Metric> refused(Comparison compared) {
        Optional<Metric> empty = withoutRows(compared);
        return empty.isEmpty() && compared.bins() < 2
                ? Optional.of(Metric.notAvailable("all of the baseline lies in one bin"))
                : empty;
    }

    /** Why numbers cannot be compared place by place; empty where they can. */
    static Optional<Metric> refusedAsNumbers(Comparison compared) {
        return compared.isOfNumbers()
                ? withoutRows(compared)
                : Optional.of(Metric.notAvailable("these are no numbers"));
    }

    private static Optional<Metric> withoutRows(Comparison compared) {
        if (compared.expectedTotal() == 0) {
            return Optional.of(Metric.notAvailable("the baseline has no rows"));
        }
        return compared.actualTotal() == 0
                ? Optional.of(Metric.notAvailable("there are no rows to compare"))
                : Optional.empty();
    }

    /**
     * The sum over bins of a function of both sides' shares, each side's counts divided by its own total.
     *
     * @param part of the baseline's share and the night's
     */
    static double sum(Comparison compared, DoubleBinaryOperator part) {
        double expectedTotal = compared.expectedTotal();
        double actualTotal = compared.actualTotal();
        double sum = 0;
        for (int bin = 0; bin < compared.bins(); bin++) {
            sum += part.applyAsDouble(compared.expected(bin) / expectedTotal, compared.actual(bin) / actualTotal);
        }
        return sum;
    }
}
