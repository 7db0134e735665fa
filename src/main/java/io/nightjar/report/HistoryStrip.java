package io.nightjar.report;

import io.nightjar.quality.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * One figure over the last nights.
 *
 * @param tonight the last of them
 * @param cells one a night, coloured by its verdict
 * @param description the strip in words
 */
public record HistoryStrip(String name, String tonight, String description, List<Cell> cells) {
    /** Nights in a strip. */
    static final int NIGHTS = 60;

    static final int WIDTH = 600;
    static final int HEIGHT = 40;

    /** @param verdict its colour; no height where the night has no such figure */
    public record Cell(String x, String y, String width, String height, String verdict, String tip) {}

    /** None where there is just one night. */
    static List<HistoryStrip> of(List<NightLine> nights) {
        if (nights.size() < 2) {
            return List.of();
        }
        List<HistoryStrip> strips = new ArrayList<>();
        add(
                strips,
                "rows read",
                nights,
                line -> Optional.of((double) line.rows()),
                value -> Figures.count((long) value));
        add(
                strips,
                "share rejected",
                nights,
                line -> line.rows() == 0 ? Optional.empty() : Optional.of((double) line.rejected() / line.rows()),
                Figures::percent);
        add(strips, "mean score", nights, NightLine::meanScore, Figures::number);
        add(strips, "score drift (PSI)", nights, NightLine::scorePsi, Figures::number);
        add(strips, "greatest drift of a column (PSI)", nights, NightLine::columnPsi, Figures::number);
        return strips;
    }

    private static void add(
            List<HistoryStrip> strips,
            String name,
            List<NightLine> nights,
            Function<NightLine, Optional<Double>> figure,
            DoubleFunction<String> words) {
        List<Double> there =
                nights.stream().flatMap(night -> figure.apply(night).stream()).toList();
        if (there.isEmpty()) {
            return;
        }
        double most = there.stream().mapToDouble(Math::abs).max().orElse(0);
        double least = there.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double step = (double) WIDTH / Math.max(nights.size(), 14);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < nights.size(); i++) {
            NightLine night = nights.get(i);
            Optional<Double> value = figure.apply(night);
            double height = value.map(some -> Math.max(1.5, most > 0 ? Math.abs(some) / most * HEIGHT : 0))
                    .orElse(0.0);
            cells.add(new Cell(
                    Svg.at(i * step),
                    Svg.at(HEIGHT - height),
                    Svg.at(step * 0.82),
                    Svg.at(height),
                    night.look(),
                    night.date() + ", " + night.standing() + ": "
                            + value.map(words::apply).orElse("no figure")));
        }
        String tonight =
                figure.apply(nights.get(nights.size() - 1)).map(words::apply).orElse("–");
        double highest = there.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        strips.add(new HistoryStrip(
                name,
                tonight,
                nights.size() + " nights from " + nights.get(0).date() + " to "
                        + nights.get(nights.size() - 1).date() + ", from " + words.apply(least) + " to "
                        + words.apply(highest),
                cells));
    }
}
