package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.report.LabelNight.Point;
import io.nightjar.report.chart.Frame;
import io.nightjar.report.chart.Ink;
import io.nightjar.report.chart.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;

/**
 * One figure from labels over the last nights: a mark with its interval a night, and a line for what the scores alone let
 * expect. The picture goes from the least to the greatest figure, not from 0.
 *
 * @param newest the last night's
 * @param range the least and the greatest at its edges
 * @param description the picture in words
 * @param marks as SVG
 */
public record LabelStrip(String name, String newest, String range, String description, String marks) {
    private static final double FOUR_FIFTHS = 0.8;
    private static final int MOST = 8;
    private static final Frame FRAME = Frame.whole(600, 48);

    /** Of a night's place, what is marked. */
    private static final double WIDTH = 0.82;

    /** How tall a mark is: 3 of the picture's 48, of the other 45, which are the scale. */
    private static final double THICK = 3.0 / 45;

    /** None where no night has a figure. */
    static List<LabelStrip> of(List<LabelNight> nights) {
        List<LabelStrip> strips = new ArrayList<>();
        Stream<Point> named = nights.stream().flatMap(night -> night.points().stream());
        named.map(point -> List.of(point.slice().orElse(""), point.name()))
                .distinct()
                .forEach(figure -> {
                    Optional<String> slice = figure.get(0).isEmpty() ? Optional.empty() : Optional.of(figure.get(0));
                    strips.add(of(slice, figure.get(1), nights));
                });
        return strips.stream().limit(MOST).toList();
    }

    private static LabelStrip of(Optional<String> slice, String name, List<LabelNight> nights) {
        List<Point> there = nights.stream()
                .flatMap(night -> night.point(slice, name).stream())
                .toList();
        Scale scale = Scale.of(there, slice.isPresent() ? Optional.of(FOUR_FIFTHS) : Optional.empty());
        Point last = there.get(there.size() - 1);
        String title = (name.equals(ClaimedShare.NAME) ? "share of positives" : LabelWords.title(name))
                + slice.map(column -> " of " + column).orElse("");
        String range = Figures.number(scale.least) + " to " + Figures.number(scale.most);
        return new LabelStrip(
                title,
                Figures.number(last.value()),
                range,
                title + " of " + there.size() + (there.size() == 1 ? " night" : " nights") + " from "
                        + nights.get(0).date() + " to "
                        + nights.get(nights.size() - 1).date() + "; the last is "
                        + words(last),
                marks(slice, name, nights, scale));
    }

    private static String marks(Optional<String> slice, String name, List<LabelNight> nights, Scale scale) {
        double half = THICK * (scale.most - scale.least) / 2;
        XYPlot plot = FRAME.plot(
                Frame.silent(0, Math.max(nights.size(), HistoryStrip.FEWEST)),
                Frame.silent(scale.least - half, scale.most + half));
        if (slice.isPresent()) {
            plot.addRangeMarker(Marks.line(FOUR_FIFTHS, new Ink("limit")));
        }
        XYIntervalSeries spans = new XYIntervalSeries("");
        XYIntervalSeries figures = new XYIntervalSeries("");
        XYIntervalSeries expected = new XYIntervalSeries("");
        List<LabelNight> marked = new ArrayList<>();
        for (int i = 0; i < nights.size(); i++) {
            Optional<Point> known = nights.get(i).point(slice, name);
            if (known.isEmpty()) {
                continue;
            }
            marked.add(nights.get(i));
            int night = i;
            Point point = known.get();
            double at = point.value();
            add(spans, night, WIDTH, point.low().orElse(at), point.high().orElse(at));
            add(figures, night, WIDTH, at - half, at + half);
            point.expected().ifPresent(value -> add(expected, night, 0.3, value - half, value + half));
        }
        Marks.intervals(plot, 0, spans, Marks.bars(new Ink("span")));
        XYBarRenderer bars = Marks.bars(item -> new Ink(marked.get(item).mature() ? "at" : "at open"));
        bars.setDefaultToolTipGenerator((data, series, item) -> tip(marked.get(item), slice, name));
        Marks.intervals(plot, 1, figures, bars);
        Marks.intervals(plot, 2, expected, Marks.bars(new Ink("expected")));
        return FRAME.draw(plot);
    }

    private static void add(XYIntervalSeries series, double night, double width, double low, double high) {
        double middle = night + WIDTH / 2;
        series.add(middle, middle - width / 2, middle + width / 2, low, low, high);
    }

    private static String tip(LabelNight night, Optional<String> slice, String name) {
        return night.date() + ": "
                + night.point(slice, name).map(LabelStrip::words).orElse("")
                + (night.mature() ? "" : "; labels may still come or change");
    }

    private static String words(Point point) {
        return Figures.number(point.value())
                + point.low()
                        .flatMap(low -> point.high()
                                .map(high -> " (" + Figures.number(low) + " to " + Figures.number(high) + ")"))
                        .orElse("")
                + point.expected()
                        .map(value -> ", expected " + Figures.number(value))
                        .orElse("");
    }

    /** From the least to the greatest of figures and intervals, with a little room. */
    private record Scale(double least, double most) {
        static Scale of(List<Point> points, Optional<Double> limit) {
            double[] all = Stream.concat(limit.stream(), points.stream().flatMap(point -> Stream.of(
                                    Optional.of(point.value()), point.low(), point.high(), point.expected())
                            .flatMap(Optional::stream)))
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            double least = all[0];
            double most = all[all.length - 1];
            double room = most > least ? 0 : Math.max(Math.abs(most) * 0.05, 0.01);
            return new Scale(least - room, most + room);
        }
    }
}
