package io.nightjar.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.nightjar.labels.CalibrationBin;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.ExactSum;
import io.nightjar.quality.Nightfall;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.ScoreProfile;
import io.nightjar.quality.measure.Metric;
import io.nightjar.report.LabelNight.Point;
import io.nightjar.report.RowExplanation.Bar;
import io.nightjar.report.chart.Frame;
import io.nightjar.report.chart.Ink;
import io.nightjar.report.chart.Lettering;
import io.nightjar.report.chart.Marks;
import java.awt.Color;
import java.awt.Font;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYBarDataset;
import org.junit.jupiter.api.Test;

/** Where the marks of the pictures lie, and what is told of them. */
class PicturesTest {
    private static final String NUMBER = "(-?[0-9.]+)";

    @Test
    void aBarIsAsTallAsTheShareOfItsRowsAndTheMeanStandsWhereItIs() {
        QualityProfile night = Nightfall.split(21, 4000, 512);
        ScoreProfile score = night.score().orElseThrow();
        ScorePlot plot = ScorePlot.of(night, Optional.of(Baseline.from(List.of(), Nightfall.split(20, 3000, 512))))
                .orElseThrow();

        long[] rows = PlotRange.closer(score, Optional.empty()).rows(score, 50);
        List<double[]> bars = found(
                plot.picture(),
                "<path class=\"bars\" d=\"M" + NUMBER + " " + NUMBER + "H" + NUMBER + "V" + NUMBER + "H" + NUMBER
                        + "Z\"><title>");
        List<double[]> ticks = found(
                plot.picture(), "<text class=\"before\" x=\"62\" y=\"" + NUMBER + "\"[^>]*>" + NUMBER + " %</text>");
        double[] zero = ticks.get(0);
        double[] top = ticks.get(ticks.size() - 1);
        assertThat(zero).containsExactly(250, 0);
        assertThat(top[0]).isEqualTo(34);
        int drawn = 0;
        for (int bin = 0; bin < 50; bin++) {
            if (rows[bin] > 0) {
                double[] bar = bars.get(drawn++);
                double share = 100.0 * rows[bin] / score.count();
                assertThat((bar[3] - bar[1]) / (250 - 34) * top[1])
                        .as("bin " + bin)
                        .isCloseTo(share, offset(0.06));
                assertThat((bar[0] + bar[2]) / 2).isCloseTo(70 + 638 * (bin + 0.5) / 50, offset(0.11));
            }
        }
        assertThat(bars).hasSize(drawn);
        double mean = score.mean() instanceof Metric.Value value ? value.value() : -1;
        assertThat(found(plot.picture(), "class=\"mean\" d=\"M" + NUMBER).get(0)[0])
                .isCloseTo(70 + 638 * mean, offset(0.06));
        assertThat(plot.picture()).contains("class=\"area\"", "class=\"then\"", "class=\"mean old\"");
    }

    @Test
    void eachNightHasABarInTheColourOfItsVerdictAndNightsWithoutAFigureHaveNone() {
        NightLine first = line("2001-05-07", "passed", 100, Optional.empty());
        NightLine second = line("2001-05-08", "held", 50, Optional.of("operator ann"));
        List<HistoryStrip> strips = HistoryStrip.of(List.of(first, second));

        HistoryStrip rows = strips.get(0);
        assertThat(rows.marks())
                .contains(
                        "<path class=\"passed\" d=\"M3.9 0H39V40H3.9Z\"><title>2001-05-07, passed: 100</title></path>")
                .contains(
                        "<path class=\"held released\" d=\"M46.7 20H81.9V40H46.7Z\"><title>2001-05-08, held, released by"
                                + " operator ann: 50</title></path>");
        assertThat(strips).extracting(HistoryStrip::name).doesNotContain("mean score");
    }

    @Test
    void aFigureFromLabelsIsAMarkOnItsIntervalHollowWhileLabelsMayStillCome() {
        List<LabelNight> nights =
                List.of(night("2001-05-07", true, 0.7, 0.6, 0.8), night("2001-05-08", false, 0.8, 0.7, 0.9));

        String marks = LabelStrip.of(nights).get(0).marks();

        assertThat(marks)
                .contains("<path class=\"at\"", "<path class=\"at open\"", "class=\"span\"", "class=\"expected\"")
                .contains(
                        "<title>2001-05-08: 0.8 (0.7 to 0.9), expected 0.75; labels may still come or change</title>");
        double first =
                found(marks, "class=\"at\" d=\"M" + NUMBER + " " + NUMBER).get(0)[1];
        double second =
                found(marks, "class=\"at open\" d=\"M" + NUMBER + " " + NUMBER).get(0)[1];
        assertThat(first).isEqualTo(30);
        assertThat(second).isEqualTo(15);
    }

    @Test
    void pointsOfACalibrationCurveLieAboveTheDiagonalWhereMoreCameTrueThanWasClaimed() {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            bins.add(i < 2 ? new CalibrationBin(1000, 400, 100 + 100 * i) : new CalibrationBin(0, 0, 0));
        }
        CalibrationPlot plot = CalibrationPlot.of(bins).orElseThrow();

        // Up to 50 %: 310 units are five tenths.
        assertThat(plot.marks())
                .contains("<path class=\"ideal\" d=\"M58 322L368 12\"/>")
                .contains("<path class=\"curve\" d=\"M120 74H182\"/>")
                .contains("<title>0.1 to 0.2: 1,000 rows, mean score 20 %, came true 40 % (37 % to 43.1 %)</title>");
    }

    @Test
    void aStepOfAnExplanationGoesFromWhereTheLastOneEndedAndSaysItsFigureBesideIt() {
        WaterfallPlot plot = WaterfallPlot.of(
                List.of(new Bar("usual", 0, 2, "2"), new Bar("<origin>", 2, 1, "-1"), new Bar("this row", 0, 1, "1")));

        assertThat(plot.height()).isEqualTo(114);
        assertThat(plot.marks())
                .contains("<path class=\"whole\" d=\"M300 8H640V32H300Z\"/>")
                .contains("<path class=\"down\" d=\"M470 42H640V66H470Z\"/>")
                .contains("<text class=\"before\" x=\"292\" y=\"54\" dy=\"0.35em\">&lt;origin&gt;</text>")
                .contains("<text class=\"after\" x=\"646\" y=\"54\" dy=\"0.35em\">-1</text>");
    }

    @Test
    void picturesOfNothingAtAllAreDrawnToo() {
        ScoreProfile nowhere = new ScoreProfile("y", "octaves/256", 1, 3, 3, ExactSum.of(3), new TreeMap<>());

        assertThat(ScorePlot.between("one", nowhere, "other", nowhere).picture())
                .contains("class=\"axis\"")
                .doesNotContain("class=\"bars\"", "NaN");
        assertThat(WaterfallPlot.of(List.of(new Bar("a", 0, 0, "0"), new Bar("b", 0, 0, "0")))
                        .marks())
                .contains("class=\"whole\"")
                .doesNotContain("NaN");
        assertThat(LabelStrip.of(List.of(night("2001-05-07", true, 0, 0, 0), night("2001-05-08", true, 0, 0, 0))))
                .allSatisfy(strip ->
                        assertThat(strip.marks()).contains("class=\"at\"").doesNotContain("NaN"));
        assertThat(HistoryStrip.of(List.of(
                        line("2001-05-07", "held", 0, Optional.empty()),
                        line("2001-05-08", "held", 0, Optional.empty()))))
                .allSatisfy(strip ->
                        assertThat(strip.marks()).contains("class=\"held\"").doesNotContain("NaN"));
    }

    @Test
    void allThatIsDrawnHasItsLookInTheStyleSheet() throws Exception {
        String style = Files.readString(Path.of("src/main/jte/style.jte"));
        String page = new String(
                        ReportHtml.render(RealFlights.report(LocalDate.of(2001, 5, 8), RealFlights.GATES)), UTF_8)
                + LabelStrip.of(List.of(night("2001-05-07", false, 0.7, 0.6, 0.8)))
                        .get(0)
                        .marks()
                + WaterfallPlot.of(List.of(new Bar("a", 0, 1, ""), new Bar("b", 1, 2, ""), new Bar("c", 2, 0, "")))
                        .marks();
        TreeSet<String> looks = new TreeSet<>();
        Matcher marked = Pattern.compile("<(?:path|text) class=\"([^\"]+)\"").matcher(page);
        while (marked.find()) {
            looks.addAll(List.of(marked.group(1).split(" ")));
        }
        assertThat(looks).contains("bars", "then", "below", "whole", "open").allSatisfy(look -> assertThat(style)
                .containsPattern("\\." + look + "[ ,:{]"));
    }

    @Test
    void aChartThatWouldNotFollowLightAndDarkOrNeedsAFontIsRefused() {
        XYPlot plain = Frame.whole(100, 50).plot(Frame.silent(0, 2), Frame.silent(0, 1));
        plain.setDataset(new XYBarDataset(Marks.columns(new double[] {1, 1}), 1));
        plain.setRenderer(Marks.bars(new Ink("bars")));
        plain.setRangeGridlinesVisible(true);
        plain.setRangeGridlinePaint(Color.GRAY);
        assertThatThrownBy(() -> Frame.whole(100, 50).draw(plain))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot follow light and dark");

        var axis = Frame.labelled(0, 2, 1, value -> "x", Lettering.BELOW);
        axis.setTickLabelFont(new Font(Font.SERIF, Font.PLAIN, 10));
        assertThatThrownBy(() -> Frame.whole(100, 50).draw(Frame.whole(100, 50).plot(axis, Frame.silent(0, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("which other machines may not have");
    }

    private static List<double[]> found(String svg, String pattern) {
        List<double[]> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(svg);
        while (matcher.find()) {
            double[] numbers = new double[matcher.groupCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(matcher.group(i + 1));
            }
            found.add(numbers);
        }
        return found;
    }

    private static NightLine line(String date, String verdict, long rows, Optional<String> releasedBy) {
        return new NightLine(
                date,
                "5f0c1a9be274",
                verdict,
                rows,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                releasedBy);
    }

    private static LabelNight night(String date, boolean mature, double value, double low, double high) {
        return new LabelNight(
                date,
                "5f0c1a9be274",
                mature,
                100,
                100,
                List.of(new Point(
                        Optional.empty(), "auc", value, Optional.of(low), Optional.of(high), Optional.of(0.75))),
                "");
    }
}
