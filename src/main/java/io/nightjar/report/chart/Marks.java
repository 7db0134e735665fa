package io.nightjar.report.chart;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.function.IntFunction;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.AbstractRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How values are drawn: flat, and in ink. */
public final class Marks {
    private Marks() {}

    public static XYBarRenderer bars(Ink ink) {
        return bars(item -> ink);
    }

    /** Each in its own ink. */
    public static XYBarRenderer bars(IntFunction<Ink> inks) {
        XYBarRenderer bars = new XYBarRenderer() {
            private static final long serialVersionUID = 1;

            @Override
            public Ink getItemPaint(int series, int item) {
                return inks.apply(item);
            }
        };
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        return bars;
    }

    /** Puts bars between the ends of intervals into a chart, in a place of their own. */
    public static void intervals(XYPlot plot, int place, XYIntervalSeries series, XYBarRenderer bars) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        bars.setUseYInterval(true);
        plot.setDataset(place, data);
        plot.setRenderer(place, bars);
    }

    /** A line that keeps its height until the next value. */
    public static XYStepRenderer steps(Ink ink) {
        return inked(new XYStepRenderer(), ink);
    }

    /** What lies below such a line. */
    public static XYStepAreaRenderer area(Ink ink) {
        return inked(new XYStepAreaRenderer(), ink);
    }

    /** Points of these sizes, and a line from each to the next. */
    public static XYLineAndShapeRenderer dots(Ink line, Ink dot, double[] radii) {
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer() {
            private static final long serialVersionUID = 1;

            @Override
            public Shape getItemShape(int series, int item) {
                double radius = radii[item];
                return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
            }
        };
        dots.setUseFillPaint(true);
        dots.setDefaultFillPaint(dot, false);
        dots.setDrawOutlines(false);
        return inked(dots, line);
    }

    private static <T extends AbstractRenderer> T inked(T renderer, Ink ink) {
        renderer.setSeriesPaint(0, ink, false);
        return renderer;
    }

    /** A line across the whole chart. */
    public static ValueMarker line(double at, Ink ink) {
        return new ValueMarker(at, ink, new BasicStroke(), null, null, 1);
    }

    /** Heights of bins as steps that begin and end on the ground. */
    public static XYSeriesCollection outline(double[] heights) {
        XYSeries series = new XYSeries("", false, true);
        series.add(0, 0, false);
        for (int bin = 0; bin < heights.length; bin++) {
            series.add(bin, heights[bin], false);
        }
        series.add(heights.length, heights[heights.length - 1], false);
        series.add(heights.length, 0, false);
        return new XYSeriesCollection(series);
    }

    /** Heights of bins as bars, none where it is 0. */
    public static XYSeriesCollection columns(double[] heights) {
        XYSeries series = new XYSeries("", false, true);
        for (int bin = 0; bin < heights.length; bin++) {
            series.add(bin + 0.5, heights[bin] > 0 ? heights[bin] : Double.NaN, false);
        }
        return new XYSeriesCollection(series);
    }
}
