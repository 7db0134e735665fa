package io.nightjar.report;

import io.nightjar.labels.CalibrationBin;
import io.nightjar.labels.Interval;
import io.nightjar.quality.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How often what a score claims came true: a point for each tenth of the scores that holds rows, with the interval of its
 * share, and the diagonal on which they would lie if the scores kept their word. Axes end where the points do.
 *
 * @param points as a line
 * @param description the picture in words
 * @param bins the same as a table
 */
public record CalibrationPlot(
        String points, List<Point> dots, List<Tick> ticks, String diagonal, String description, List<Bin> bins) {
    static final int LEFT = 52;
    static final int RIGHT = 368;
    static final int TOP = 12;
    static final int BOTTOM = 328;

    public record Point(String x, String y, String high, String height, String radius, String tip) {}

    /** @param x along the scores; {@code y} along the shares; both of the same figure */
    public record Tick(String x, String y, String label) {}

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
        int steps = (int) Math.round(end * 10 / step);
        return Optional.of(new CalibrationPlot(
                line(there.stream().map(bins::get).toList(), end),
                there.stream().map(i -> dot(i, bins, end)).toList(),
                IntStream.rangeClosed(0, steps)
                        .mapToDouble(i -> i * step / 10.0)
                        .mapToObj(at -> new Tick(x(at, end), y(at, end), Figures.percent(at)))
                        .toList(),
                "M" + LEFT + " " + BOTTOM + "L" + RIGHT + " " + TOP,
                describe(there, bins),
                there.stream().map(i -> bin(i, bins.get(i))).toList()));
    }

    private static String line(List<CalibrationBin> bins, double end) {
        StringBuilder path = new StringBuilder();
        for (CalibrationBin bin : bins) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(x(bin.meanScore(), end))
                    .append(' ')
                    .append(y(bin.positiveShare(), end));
        }
        return path.toString();
    }

    private static Point dot(int i, List<CalibrationBin> bins, double end) {
        CalibrationBin bin = bins.get(i);
        long largest = bins.stream().mapToLong(CalibrationBin::rows).max().orElse(1);
        Interval interval = bin.interval();
        double high = place(interval.high(), end);
        return new Point(
                x(bin.meanScore(), end),
                y(bin.positiveShare(), end),
                Svg.at(high),
                Svg.at(Math.max(1, place(interval.low(), end) - high)),
                Svg.at(3 + 5 * Math.sqrt((double) bin.rows() / largest)),
                scores(i) + ": " + Figures.count(bin.rows()) + " rows, mean score "
                        + Figures.percent(bin.meanScore()) + ", came true " + Figures.percent(bin.positiveShare())
                        + " ("
                        + Figures.percent(interval.low()) + " to " + Figures.percent(interval.high()) + ")");
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

    private static String x(double value, double end) {
        return Svg.at(LEFT + (RIGHT - LEFT) * value / end);
    }

    private static double place(double value, double end) {
        return BOTTOM - (BOTTOM - TOP) * value / end;
    }

    private static String y(double value, double end) {
        return Svg.at(place(value, end));
    }
}
