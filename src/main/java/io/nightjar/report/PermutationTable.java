package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.quality.PermutationEstimate;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the columns of a model that is not linear weigh, estimated by permutation.
 *
 * @param sample how many rows were looked at, and which
 * @param lines that which changes most decisions first
 * @param others how many columns are not told, and how little they change; empty where all are
 */
public record PermutationTable(String sample, List<Line> lines, String others) {
    private static final int MOST = 20;
    private static final int SEED_SHOWN = 8;

    /**
     * @param title what people call the column; empty where that is its name
     * @param crossed share of the rows, or why there is none
     * @param crossedWidth of its bar, 0 to 100
     * @param move of a score, or why there is none
     * @param moveWidth of its bar, 0 to 100
     */
    public record Line(
            String column, String title, String crossed, String crossedWidth, String move, String moveWidth) {}

    static Optional<PermutationTable> of(QualityReport report) {
        return report.permutation().map(estimate -> of(estimate, report));
    }

    private static PermutationTable of(PermutationEstimate estimate, QualityReport report) {
        List<PermutationEstimate.Column> all = estimate.columns();
        double crossed = unit(all, PermutationEstimate.Column::crossed);
        double move = unit(all, PermutationEstimate.Column::meanMove);
        return new PermutationTable(
                "From " + Figures.count(estimate.rows()) + " of the night’s rows; the exchange follows from the seed "
                        + estimate.seed()
                                .substring(
                                        0, Math.min(SEED_SHOWN, estimate.seed().length())) + ".",
                all.stream()
                        .limit(MOST)
                        .map(one -> new Line(
                                one.column(),
                                Words.title(one.column(), report.facts()),
                                Words.figure(one.crossed(), Figures::percent),
                                Svg.at(value(one.crossed()) * crossed),
                                Words.figure(one.meanMove(), Figures::number),
                                Svg.at(value(one.meanMove()) * move)))
                        .toList(),
                all.size() <= MOST ? "" : others(all.subList(MOST, all.size())));
    }

    private static String others(List<PermutationEstimate.Column> rest) {
        return "The " + Figures.count(rest.size()) + " other columns each "
                + (rest.get(0).crossed() instanceof Metric.Value most
                        ? "change " + Figures.percent(most.value()) + " of the decisions or fewer."
                        : "move scores by no more.")
                + " The report’s JSON names them all.";
    }

    /** By which the greatest figure becomes 100. */
    private static double unit(
            List<PermutationEstimate.Column> all, Function<PermutationEstimate.Column, Metric> figure) {
        double most = all.stream()
                .map(figure)
                .mapToDouble(PermutationTable::value)
                .max()
                .orElse(0);
        return most > 0 ? 100 / most : 0;
    }

    private static double value(Metric metric) {
        return metric instanceof Metric.Value known ? known.value() : 0;
    }
}
