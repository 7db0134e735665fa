package io.nightjar.report;

import io.nightjar.report.RowExplanation.Bar;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of an explanation as a picture.
 *
 * @param zero where a margin of 0 lies
 */
public record WaterfallPlot(List<Step> steps, String zero, int height) {
    private static final int LEFT = 300;
    private static final int RIGHT = 640;
    private static final int WIDTH = 706;
    private static final double DIGIT = 9.5;
    private static final int ROW = 34;

    /** @param kind {@code up}, {@code down} or {@code whole} */
    public record Step(String name, String y, String x, String width, String kind, String figure, String figureAt) {}

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
        double right = Math.min(RIGHT, WIDTH - DIGIT * longest);
        double unit = most > least ? (right - LEFT) / (most - least) : 1;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double from = LEFT + (Math.min(bar.from(), bar.to()) - least) * unit;
            double to = LEFT + (Math.max(bar.from(), bar.to()) - least) * unit;
            boolean whole = i == 0 || i == bars.size() - 1;
            steps.add(new Step(
                    bar.name(),
                    Svg.at(8 + i * ROW),
                    Svg.at(from),
                    Svg.at(Math.max(1.5, to - from)),
                    whole ? "whole" : bar.to() >= bar.from() ? "up" : "down",
                    bar.figure(),
                    Svg.at(to + 6)));
        }
        return new WaterfallPlot(steps, Svg.at(LEFT - least * unit), 12 + bars.size() * ROW);
    }
}
