package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.report.chart.Frame;
import io.nightjar.report.chart.Ink;
import io.nightjar.report.chart.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYBarDataset;

/**
 * One figure over the last nights.
 *
 * @param tonight the last of them
 * @param marks one a night, coloured by its verdict, as SVG
 * @param description the strip in words
 */
public record HistoryStrip(String name, String tonight, String description, String marks) {
    /** Nights in a strip. */
    static final int NIGHTS = 60;

    /** Nights that a strip has room for at least: few nights make no wide bars. */
    static final int FEWEST = 14;

    private static final Frame FRAME = Frame.whole(600, 40);

    /** A night without rejects is seen to be there. */
    private static final double LEAST = 1.5 / 40;

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
        String tonight =
                figure.apply(nights.get(nights.size() - 1)).map(words::apply).orElse("–");
        double highest = there.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        strips.add(new HistoryStrip(
                name,
                tonight,
                nights.size() + " nights from " + nights.get(0).date() + " to "
                        + nights.get(nights.size() - 1).date() + ", from " + words.apply(least) + " to "
                        + words.apply(highest),
                marks(nights, figure, words, most > 0 ? most : 1)));
    }

    private static String marks(
            List<NightLine> nights,
            Function<NightLine, Optional<Double>> figure,
            DoubleFunction<String> words,
            double most) {
        double[] heights = nights.stream()
                .mapToDouble(night -> figure.apply(night)
                        .map(value -> Math.max(Math.abs(value) / most, LEAST))
                        .orElse(0.0))
                .toArray();
        XYPlot plot = FRAME.plot(Frame.silent(0, Math.max(nights.size(), FEWEST)), Frame.silent(0, 1));
        plot.setDataset(new XYBarDataset(Marks.columns(heights), 0.82));
        XYBarRenderer bars = Marks.bars(item -> new Ink(nights.get(item).look()));
        bars.setDefaultToolTipGenerator((data, series, item) -> nights.get(item).date() + ", "
                + nights.get(item).standing() + ": "
                + figure.apply(nights.get(item)).map(words::apply).orElse("no figure"));
        plot.setRenderer(bars);
        return FRAME.draw(plot);
    }
}
