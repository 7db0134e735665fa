package io.nightjar.report.chart;

import java.awt.Rectangle;
import java.util.function.DoubleFunction;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A picture's size, and where in it values are drawn, in its own units. What stands around them has the room it is given,
 * whatever its letters need.
 *
 * @param top and all others: the data's edges
 */
public record Frame(int width, int height, int left, int top, int right, int bottom) {
    /** A picture that is all data. */
    public static Frame whole(int width, int height) {
        return new Frame(width, height, 0, 0, width, height);
    }

    /** With nothing in it yet. */
    public XYPlot plot(ValueAxis along, ValueAxis up) {
        XYPlot plot = new XYPlot(null, along, up, null);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setFixedDomainAxisSpace(new AxisSpace(), false);
        plot.setFixedRangeAxisSpace(new AxisSpace(), false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    /** The marks of a chart, to stand in an {@code svg} element of this size. */
    public String draw(Plot plot) {
        return draw(plot, new SvgGraphics(new SvgPath(1)));
    }

    /** The same to whole units, for pictures of which a page has hundreds. */
    public String sketch(Plot plot) {
        return draw(plot, new SvgGraphics(new SvgPath(10)));
    }

    private String draw(Plot plot, SvgGraphics drawing) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(top, left, height - bottom, width - right), false);
        ChartRenderingInfo told = new ChartRenderingInfo(new Tips(drawing));
        plot.draw(drawing, new Rectangle(width, height), null, null, told.getPlotInfo());
        return drawing.svg();
    }

    /** Says nothing and takes no room. */
    public static NumberAxis silent(double low, double high) {
        NumberAxis axis = new NumberAxis();
        axis.setRange(low, high);
        axis.setTickUnit(new NumberTickUnit(high - low), false, true);
        axis.setVisible(false);
        return axis;
    }

    /** With a tick and its label at each step. */
    public static NumberAxis labelled(
            double low, double high, double step, DoubleFunction<String> words, Lettering letters) {
        NumberAxis axis = silent(low, high);
        axis.setVisible(true);
        axis.setTickUnit(new Steps(step, words), false, true);
        axis.setTickLabelFont(letters);
        axis.setTickLabelPaint(Ink.AXIS);
        axis.setAxisLinePaint(Ink.AXIS);
        axis.setTickMarkPaint(Ink.AXIS);
        axis.setTickMarkOutsideLength(6);
        axis.setTickLabelInsets(new RectangleInsets(9, 6, 0, 6));
        return axis;
    }

    private static final class Steps extends NumberTickUnit {
        private static final long serialVersionUID = 1;

        private final transient DoubleFunction<String> words;

        Steps(double step, DoubleFunction<String> words) {
            super(step);
            this.words = words;
        }

        @Override
        public String valueToString(double value) {
            return words.apply(value);
        }
    }
}
