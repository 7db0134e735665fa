package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.ScoreProfile;
import io.nightjar.quality.measure.Metric;
import io.nightjar.report.chart.Frame;
import io.nightjar.report.chart.Ink;
import io.nightjar.report.chart.Lettering;
import io.nightjar.report.chart.Marks;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The histogram of tonight's scores as bars, the baseline's as a line, both as shares of their rows.
 *
 * @param label what it shows, for those who do not see it
 * @param description the plot in words, for those who do not see it too
 * @param picture the marks, as SVG
 * @param legendTonight with the mean
 * @param legendBaseline with the mean; empty where there is none
 * @param bins the bins of the drift measure
 */
public record ScorePlot(
        String label,
        String description,
        String picture,
        String legendTonight,
        String legendBaseline,
        List<PsiLine> bins) {
    private static final Frame FRAME = new Frame(720, 320, 70, 34, 708, 250);

    private static final int BINS = 50;

    /** What the two are called in a legend. */
    private record Names(String now, String then) {
        private static final Names OF_A_NIGHT = new Names("tonight", "baseline");

        String label() {
            return equals(OF_A_NIGHT)
                    ? "Histogram of tonight’s scores over the baseline’s"
                    : "Histogram of the scores of " + now + " over those of " + then;
        }
    }

    static Optional<ScorePlot> of(QualityProfile night, Optional<Baseline> baseline) {
        return night.score()
                .filter(score -> score.count() > 0)
                .map(score -> of(
                        score,
                        baseline.flatMap(frozen -> frozen.profile().score()),
                        Names.OF_A_NIGHT,
                        baseline.map(frozen -> PsiLine.of(frozen, night)).orElse(List.of())));
    }

    /**
     * Two nights, the second as bars over the first as a line.
     *
     * @param first what the first is called
     * @param second what the second is called
     */
    public static ScorePlot between(String first, ScoreProfile before, String second, ScoreProfile after) {
        return of(after, Optional.of(before), new Names(second, first), List.of());
    }

    private static ScorePlot of(ScoreProfile score, Optional<ScoreProfile> before, Names names, List<PsiLine> bins) {
        PlotRange range = PlotRange.closer(score, before);
        double[] tonight = shares(score, range);
        Optional<double[]> then = before.filter(old -> old.count() > 0).map(old -> shares(old, range));
        String axis = (score.isOfProbabilities() ? "score: probability of " : "score of ") + score.positive();
        XYPlot plot = plot(tonight, then, range, axis, names);
        before.ifPresent(old -> mean(plot, old, range, new Ink("mean old")));
        mean(plot, score, range, new Ink("mean"));
        return new ScorePlot(
                names.label(),
                describe(score, before, names),
                FRAME.draw(plot),
                legend(names.now(), score),
                before.map(old -> legend(names.then(), old)).orElse(""),
                bins);
    }

    /** Along in bins and up in steps, so that ticks lie where they should. */
    private static XYPlot plot(double[] tonight, Optional<double[]> then, PlotRange range, String axis, Names names) {
        double highest = Math.max(most(tonight), then.map(ScorePlot::most).orElse(0.0));
        double most = highest > 0 ? highest : 1;
        double step = step(most);
        NumberAxis along =
                Frame.labelled(0, BINS, BINS / 10.0, bin -> Figures.number(range.at(bin / BINS)), Lettering.BELOW);
        along.setLabel(axis);
        along.setLabelFont(Lettering.NAME);
        along.setLabelPaint(Ink.AXIS);
        along.setLabelInsets(new RectangleInsets(36, 0, 0, 0), false);
        NumberAxis up =
                Frame.labelled(0, Math.ceil(most / step), 1, steps -> Figures.percent(steps * step), Lettering.BEFORE);
        up.setAxisLineVisible(false);
        up.setTickMarksVisible(false);
        XYPlot plot = FRAME.plot(along, up);
        plot.setRangeGridlinesVisible(true);
        plot.setRangeGridlinePaint(Ink.GRID);
        Optional<XYSeriesCollection> outline = then.map(old -> Marks.outline(inSteps(old, step)));
        outline.ifPresent(old -> plot.setDataset(0, old));
        plot.setRenderer(0, Marks.area(new Ink("area")));
        plot.setDataset(1, new XYBarDataset(Marks.columns(inSteps(tonight, step)), 0.88));
        XYBarRenderer bars = Marks.bars(new Ink("bars"));
        bars.setDefaultToolTipGenerator((data, series, bin) -> tip(bin, tonight, then, range, names));
        plot.setRenderer(1, bars);
        outline.ifPresent(old -> plot.setDataset(2, old));
        plot.setRenderer(2, Marks.steps(new Ink("then")));
        return plot;
    }

    private static double[] inSteps(double[] shares, double step) {
        return DoubleStream.of(shares).map(share -> share / step).toArray();
    }

    private static void mean(XYPlot plot, ScoreProfile score, PlotRange range, Ink ink) {
        if (score.mean() instanceof Metric.Value mean) {
            plot.addDomainMarker(Marks.line(BINS * range.place(mean.value()), ink));
        }
    }

    private static double[] shares(ScoreProfile score, PlotRange range) {
        return LongStream.of(range.rows(score, BINS))
                .mapToDouble(rows -> (double) rows / score.count())
                .toArray();
    }

    private static double most(double[] shares) {
        return DoubleStream.of(shares).max().orElse(0);
    }

    /** 1, 2 or 5 times a power of ten, so that three to six steps reach the top. */
    private static double step(double most) {
        double rough = most / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(step -> step >= rough)
                .findFirst()
                .orElse(power);
    }

    private static String tip(int bin, double[] tonight, Optional<double[]> then, PlotRange range, Names names) {
        return edge(bin, range) + " to " + edge(bin + 1, range) + ": " + Figures.percent(tonight[bin]) + " of rows"
                + then.map(old -> ", " + names.then() + " " + Figures.percent(old[bin]))
                        .orElse("");
    }

    private static String edge(int bin, PlotRange range) {
        return Figures.number(range.at((double) bin / BINS));
    }

    private static String legend(String who, ScoreProfile score) {
        return who + ": " + Figures.count(score.count()) + " rows, mean " + Words.figure(score.mean(), Figures::number);
    }

    private static String describe(ScoreProfile score, Optional<ScoreProfile> before, Names names) {
        return quartiles(capital(names.now()), score)
                + before.map(old -> " " + quartiles(capital(names.then()), old)).orElse("");
    }

    private static String capital(String name) {
        return name.equals("tonight") ? "Tonight" : name.equals("baseline") ? "Baseline" : name;
    }

    private static String quartiles(String who, ScoreProfile score) {
        return who + ": half of the rows lie between " + Words.figure(score.quantile(0.25), Figures::number) + " and "
                + Words.figure(score.quantile(0.75), Figures::number) + ", the median is "
                + Words.figure(score.quantile(0.5), Figures::number) + ".";
    }
}
