package io.nightjar.report;

import io.nightjar.quality.Figures;
import io.nightjar.report.LabelNight.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One figure from labels over the last nights: a mark with its interval a night, and a line for what the scores alone let
 * expect. The picture goes from the least to the greatest figure, not from 0.
 *
 * @param newest the last night's
 * @param range the least and the greatest at its edges
 * @param expected path of the line; empty where nothing can be expected
 * @param limit where a limit lies; empty where the figure has none
 * @param description the picture in words
 */
public record LabelStrip(
        String name, String newest, String range, String description, List<Mark> marks, String expected, String limit) {
    private static final double FOUR_FIFTHS = 0.8;
    private static final int MOST = 8;

    /** One night: the upper end of its interval and the interval's height, and where the figure itself lies. */
    public record Mark(String x, String width, String at, String high, String height, String kind, String tip) {}

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
        double step = (double) HistoryStrip.WIDTH / Math.max(nights.size(), 14);
        List<Mark> marks = new ArrayList<>();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < nights.size(); i++) {
            Optional<Point> point = nights.get(i).point(slice, name);
            if (point.isEmpty()) {
                continue;
            }
            double x = i * step;
            marks.add(mark(nights.get(i), point.get(), x, step * 0.82, scale));
            point.get().expected().ifPresent(value -> expected.append('M')
                    .append(Svg.at(x + step * 0.26))
                    .append(' ')
                    .append(scale.at(value))
                    .append('h')
                    .append(Svg.at(step * 0.3)));
        }
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
                marks,
                expected.toString(),
                slice.isPresent() ? scale.at(FOUR_FIFTHS) : "");
    }

    private static Mark mark(LabelNight night, Point point, double x, double width, Scale scale) {
        double high = scale.y(point.high().orElse(point.value()));
        double low = scale.y(point.low().orElse(point.value()));
        return new Mark(
                Svg.at(x),
                Svg.at(width),
                Svg.at(scale.y(point.value()) - 1.5),
                Svg.at(high),
                Svg.at(Math.max(0, low - high)),
                night.mature() ? "mature" : "open",
                night.date() + ": " + words(point) + (night.mature() ? "" : "; labels may still come or change"));
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
        static final int HEIGHT = 48;

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

        double y(double value) {
            return 2 + (HEIGHT - 4) * (1 - (value - least) / (most - least));
        }

        String at(double value) {
            return Svg.at(y(value));
        }
    }
}
