package io.nightjar.report;

import io.nightjar.labels.CalibrationBin;
import io.nightjar.quality.Figures;
import io.nightjar.report.chart.Frame;
import io.nightjar.report.chart.Ink;
import io.nightjar.report.chart.Lettering;
import io.nightjar.report.chart.Marks;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * How often what a score claims came true: a point for each tenth of the scores that holds rows, with the interval of its
 * share, and the diagonal on which they would lie if the scores kept their word. Axes end where the points do.
 *
 * @param marks as SVG
 * @param description the picture in words
 * @param bins the same as a table
 */
public record CalibrationPlot(String marks, String description, List<Bin> bins) {
    private static final Frame FRAME = new Frame(392, 392, 58, 12, 368, 322);

    public record Bin(String scores, String rows, String meanScore, String share, String interval) {}

    /** None where no bin holds a row, or the scores are no probabilities. */
    static Optional<CalibrationPlot> of(List<CalibrationBin> bins) {
        List<Integer> there = IntStream.range(0, bins.size())
                .filter(i -> bins.get(i).rows() > 0)
                .boxed()
                .toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        double most = there.stream()
                .map(bins::get)
                .mapToDouble(bin -> Math.max(bin.meanScore(), bin.interval().high()))
                .max()
                .orElse(1);
        int tenths = (int) Math.min(10, Math.ceil(most * 10));
        int step = tenths > 5 ? 2 : 1;
        double end = Math.ceil((double) tenths / step) * step / 10;
        return Optional.of(new CalibrationPlot(
                FRAME.draw(plot(there, bins, step, (int) Math.round(end * 10 / step))),
                describe(there, bins),
                there.stream().map(i -> bin(i, bins.get(i))).toList()));
    }

    /** Both axes in steps of so many tenths, so that ticks lie where they should. */
    private static XYPlot plot(List<Integer> there, List<CalibrationBin> bins, int step, int steps) {
        XYPlot plot = FRAME.plot(axis(step, steps, Lettering.BELOW), axis(step, steps, Lettering.BEFORE));
        plot.setRangeGridlinesVisible(true);
        plot.setRangeGridlinePaint(Ink.GRID);
        double unit = 10.0 / step;
        double half = 0.75 * steps / (FRAME.right() - FRAME.left());
        XYIntervalSeries spans = new XYIntervalSeries("", false, true);
        XYSeries points = new XYSeries("", false, true);
        for (int i : there) {
            CalibrationBin bin = bins.get(i);
            double x = bin.meanScore() * unit;
            double low = bin.interval().low() * unit;
            spans.add(x, x - half, x + half, low, low, bin.interval().high() * unit);
            points.add(x, bin.positiveShare() * unit);
        }
        XYBarRenderer bars = Marks.bars(new Ink("span"));
        bars.addAnnotation(
                new XYLineAnnotation(0, 0, steps, steps, new BasicStroke(), new Ink("ideal")), Layer.BACKGROUND);
        Marks.intervals(plot, 0, spans, bars);
        plot.setDataset(1, new XYSeriesCollection(points));
        XYLineAndShapeRenderer dots = Marks.dots(
                new Ink("curve"),
                new Ink("dot"),
                there.stream()
                        .map(bins::get)
                        .mapToDouble(bin -> radius(bin, bins))
                        .toArray());
        dots.setDefaultToolTipGenerator((data, series, item) -> tip(there.get(item), bins.get(there.get(item))));
        plot.setRenderer(1, dots);
        return plot;
    }

    private static NumberAxis axis(int step, int steps, Lettering letters) {
        NumberAxis axis = Frame.labelled(0, steps, 1, tick -> Figures.percent(tick * step / 10), letters);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static double radius(CalibrationBin bin, List<CalibrationBin> bins) {
        long largest = bins.stream().mapToLong(CalibrationBin::rows).max().orElse(1);
        return 3 + 5 * Math.sqrt((double) bin.rows() / largest);
    }

    private static String tip(int i, CalibrationBin bin) {
        return scores(i) + ": " + Figures.count(bin.rows()) + " rows, mean score " + Figures.percent(bin.meanScore())
                + ", came true " + Figures.percent(bin.positiveShare()) + " ("
                + Figures.percent(bin.interval().low()) + " to "
                + Figures.percent(bin.interval().high()) + ")";
    }

    private static Bin bin(int i, CalibrationBin bin) {
        return new Bin(
                scores(i),
                Figures.count(bin.rows()),
                Figures.percent(bin.meanScore()),
                Figures.percent(bin.positiveShare()),
                Figures.percent(bin.interval().low()) + " to "
                        + Figures.percent(bin.interval().high()));
    }

    private static String scores(int i) {
        return Figures.number(i / 10.0) + " to " + Figures.number((i + 1) / 10.0);
    }

    private static String describe(List<Integer> there, List<CalibrationBin> bins) {
        List<String> apart = new ArrayList<>();
        there.stream()
                .filter(i -> isApart(bins.get(i)))
                .sorted(Comparator.comparingDouble(
                        i -> -Math.abs(bins.get(i).meanScore() - bins.get(i).positiveShare())))
                .limit(2)
                .forEach(i -> apart.add("of the scores from " + scores(i) + ", which claim "
                        + Figures.percent(bins.get(i).meanScore()) + ", "
                        + Figures.percent(bins.get(i).positiveShare()) + " came true"));
        return apart.isEmpty()
                ? "Within their intervals all tenths of the scores came true as often as they claim."
                : "Scores that did not keep their word: " + String.join("; ", apart) + ".";
    }

    private static boolean isApart(CalibrationBin bin) {
        return bin.meanScore() < bin.interval().low()
                || bin.meanScore() > bin.interval().high();
    }
}
