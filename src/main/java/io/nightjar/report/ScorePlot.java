package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.ScoreProfile;
import io.nightjar.quality.measure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The histogram of tonight's scores as bars, the baseline's as a line, both as shares of their rows.
 *
 * @param label what it shows, for those who do not see it
 * @param axis what a score is
 * @param description the plot in words, for those who do not see it too
 * @param bars one a bin that holds rows
 * @param baseline path of the line; empty where there is none
 * @param area the same, closed, to be filled
 * @param xTicks along the scores
 * @param yTicks along the shares
 * @param tonightMean and baselineMean: where on the x axis; empty where there is none
 * @param legendTonight with the mean
 * @param legendBaseline with the mean; empty where there is none
 * @param bins the bins of the drift measure
 */
public record ScorePlot(
        String label,
        String axis,
        String description,
        List<Bar> bars,
        String baseline,
        String area,
        List<Tick> xTicks,
        List<Tick> yTicks,
        String tonightMean,
        String baselineMean,
        String legendTonight,
        String legendBaseline,
        List<PsiLine> bins) {
    /** The drawing's size and the plot's edges in it, in its own units. */
    static final int WIDTH = 720;

    static final int HEIGHT = 320;
    static final int LEFT = 70;
    static final int RIGHT = 708;
    static final int TOP = 34;
    static final int BOTTOM = 250;

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

    public record Bar(String x, String y, String width, String height, String tip) {}

    /** @param rank {@code minor} where a narrow page may leave its label out, else {@code major} */
    public record Tick(String at, String label, String rank) {}

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
        double most = Math.max(most(tonight), then.map(ScorePlot::most).orElse(0.0));
        double step = step(most);
        double top = step * Math.ceil(most / step);
        String line = then.map(old -> line(old, top)).orElse("");
        return new ScorePlot(
                names.label(),
                (score.isOfProbabilities() ? "score: probability of " : "score of ") + score.positive(),
                describe(score, before, names),
                bars(tonight, then, names.then(), range, top),
                line,
                line.isEmpty() ? "" : line + "V" + BOTTOM + "H" + LEFT + "Z",
                xTicks(range),
                yTicks(step, top),
                x(score.mean(), range),
                before.map(old -> x(old.mean(), range)).orElse(""),
                legend(names.now(), score),
                before.map(old -> legend(names.then(), old)).orElse(""),
                bins);
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

    private static List<Bar> bars(
            double[] tonight, Optional<double[]> then, String thenName, PlotRange range, double top) {
        double width = (double) (RIGHT - LEFT) / BINS;
        List<Bar> bars = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (tonight[bin] > 0) {
                int place = bin;
                bars.add(new Bar(
                        Svg.at(LEFT + bin * width + 0.75),
                        Svg.at(y(tonight[bin], top)),
                        Svg.at(width - 1.5),
                        Svg.at(BOTTOM - y(tonight[bin], top)),
                        edge(bin, range) + " to " + edge(bin + 1, range) + ": " + Figures.percent(tonight[bin])
                                + " of rows"
                                + then.map(old -> ", " + thenName + " " + Figures.percent(old[place]))
                                        .orElse("")));
            }
        }
        return bars;
    }

    private static String edge(int bin, PlotRange range) {
        return Figures.number(range.at((double) bin / BINS));
    }

    private static String line(double[] shares, double top) {
        StringBuilder path = new StringBuilder("M" + LEFT + " " + BOTTOM);
        for (int bin = 0; bin < BINS; bin++) {
            path.append('V').append(Svg.at(y(shares[bin], top)));
            path.append('H').append(Svg.at(LEFT + (bin + 1) * (double) (RIGHT - LEFT) / BINS));
        }
        return path.toString();
    }

    private static double y(double share, double top) {
        return BOTTOM - (BOTTOM - TOP) * share / top;
    }

    private static String x(Metric mean, PlotRange range) {
        return mean instanceof Metric.Value value ? Svg.at(LEFT + (RIGHT - LEFT) * range.place(value.value())) : "";
    }

    private static List<Tick> xTicks(PlotRange range) {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(i -> new Tick(
                        Svg.at(LEFT + (RIGHT - LEFT) * i / 10.0),
                        Figures.number(range.at(i / 10.0)),
                        i % 2 == 0 ? "major" : "minor"))
                .toList();
    }

    private static List<Tick> yTicks(double step, double top) {
        return IntStream.rangeClosed(0, (int) Math.round(top / step))
                .mapToObj(i -> new Tick(Svg.at(y(i * step, top)), Figures.percent(i * step), "major"))
                .toList();
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
