package io.nightjar.report;

import io.nightjar.report.RowExplanation.Bar;
import io.nightjar.report.chart.Frame;
import io.nightjar.report.chart.Ink;
import io.nightjar.report.chart.Lettering;
import io.nightjar.report.chart.Marks;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;

/**
 * The steps of an explanation as a picture.
 *
 * @param marks as SVG
 */
public record WaterfallPlot(String marks, int height) {
    private static final int LEFT = 300;
    private static final int RIGHT = 640;
    private static final int WIDTH = 706;
    private static final double DIGIT = 10.6;
    private static final int ROW = 34;

    /** Of a row, what a bar takes. */
    private static final double BAR = 24.0 / ROW;

    private static final int TOP = 3;

    static WaterfallPlot of(List<Bar> bars) {
        double least = bars.stream()
                .mapToDouble(bar -> Math.min(bar.from(), bar.to()))
                .min()
                .orElse(0);
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.from(), bar.to()))
                .max()
                .orElse(0);
        // Long figures stand to the right of their bars, and on phones in a large script.
        int longest = bars.stream().mapToInt(bar -> bar.figure().length()).max().orElse(0);
        int right = (int) Math.min(RIGHT, WIDTH - DIGIT * longest);
        int height = 12 + bars.size() * ROW;
        Frame frame = new Frame(720, height, LEFT, TOP, right, TOP + bars.size() * ROW);
        return new WaterfallPlot(frame.draw(plot(frame, bars, least, most > least ? most : least + 1)), height);
    }

    private static XYPlot plot(Frame frame, List<Bar> bars, double least, double most) {
        NumberAxis names = Frame.labelled(
                -0.5,
                bars.size() - 0.5,
                1,
                row -> bars.get((int) Math.round(row)).name(),
                Lettering.BEFORE);
        names.setInverted(true);
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        XYPlot plot = frame.plot(names, Frame.silent(least, most));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.addRangeMarker(Marks.line(0, Ink.AXIS), Layer.BACKGROUND);
        XYIntervalSeries series = new XYIntervalSeries("");
        double thin = 1.5 * (most - least) / (frame.right() - LEFT);
        for (int row = 0; row < bars.size(); row++) {
            double from = Math.min(bars.get(row).from(), bars.get(row).to());
            double to = Math.max(bars.get(row).from(), bars.get(row).to());
            series.add(row, row - BAR / 2, row + BAR / 2, from, from, Math.max(to, from + thin));
        }
        XYBarRenderer steps = Marks.bars(row -> new Ink(kind(bars, row)));
        steps.setDefaultItemLabelGenerator((rows, of, row) -> bars.get(row).figure());
        steps.setDefaultItemLabelsVisible(true);
        steps.setDefaultItemLabelFont(Lettering.AFTER);
        steps.setDefaultItemLabelPaint(Ink.AXIS);
        ItemLabelPosition after = new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT);
        steps.setDefaultPositiveItemLabelPosition(after);
        steps.setDefaultNegativeItemLabelPosition(after);
        steps.setItemLabelInsets(new RectangleInsets(0, 6, 0, 6));
        Marks.intervals(plot, 0, series, steps);
        return plot;
    }

    private static String kind(List<Bar> bars, int row) {
        Bar bar = bars.get(row);
        return row == 0 || row == bars.size() - 1 ? "whole" : bar.to() >= bar.from() ? "up" : "down";
    }
}
