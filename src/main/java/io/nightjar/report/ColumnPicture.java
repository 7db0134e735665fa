package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.ColumnShape;
import io.nightjar.quality.Figures;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A column of the input as a small picture: tonight as bars, the baseline as a line.
 *
 * @param bars path of the bars
 * @param line path of the baseline; empty where there is none
 * @param first at the left end
 * @param last at the right end
 * @param description the picture in words
 */
public record ColumnPicture(String bars, String line, String first, String last, String description) {
    static final int WIDTH = 240;
    static final int HEIGHT = 56;

    static Optional<ColumnPicture> of(ColumnProfile column, Optional<Baseline> baseline) {
        return ColumnShape.of(
                        column, baseline.flatMap(frozen -> frozen.profile().column(column.name())))
                .map(ColumnPicture::of);
    }

    private static ColumnPicture of(ColumnShape shape) {
        double most = Stream.concat(shape.tonight().stream(), shape.baseline().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double[] tonight = heights(shape.tonight(), most);
        double[] baseline = heights(shape.baseline(), most);
        return new ColumnPicture(
                bars(tonight), line(baseline), cut(shape.first(), 12), cut(shape.last(), 12), describe(shape));
    }

    /** Of one unit, so that coordinates are short. */
    private static double[] heights(List<Double> shares, double most) {
        return shares.stream().mapToDouble(share -> share / most * HEIGHT).toArray();
    }

    private static int x(int bin, int bins) {
        return (int) Math.round((double) bin * WIDTH / bins);
    }

    private static String bars(double[] heights) {
        StringBuilder path = new StringBuilder();
        for (int bin = 0; bin < heights.length; bin++) {
            long height = heights[bin] > 0 ? Math.max(1, Math.round(heights[bin])) : 0;
            if (height > 0) {
                path.append('M').append(x(bin, heights.length)).append(' ').append(HEIGHT);
                path.append('v').append(-height);
                path.append('h').append(x(bin + 1, heights.length) - x(bin, heights.length) - 1);
                path.append('v').append(height).append('z');
            }
        }
        return path.toString();
    }

    private static String line(double[] heights) {
        StringBuilder path = new StringBuilder();
        for (int bin = 0; bin < heights.length; bin++) {
            path.append(bin == 0 ? "M0 " : "V").append(HEIGHT - Math.round(heights[bin]));
            path.append('H').append(x(bin + 1, heights.length));
        }
        return path.toString();
    }

    /** Where they differ most; where they do not, tonight's greatest bin. */
    private static String describe(ColumnShape shape) {
        int bins = shape.tonight().size();
        boolean compared = !shape.baseline().isEmpty();
        int at = IntStream.range(0, bins)
                .boxed()
                .max(java.util.Comparator.comparingDouble(bin -> compared
                        ? Math.abs(shape.tonight().get(bin) - shape.baseline().get(bin))
                        : shape.tonight().get(bin)))
                .orElse(0);
        String where = shape.named().isEmpty()
                ? "bin " + (at + 1) + " of " + bins + " from " + shape.first() + " to " + shape.last()
                : cut(shape.named().get(at), 24);
        return where + ": " + Figures.percent(shape.tonight().get(at)) + " of the values tonight"
                + (compared
                        ? ", " + Figures.percent(shape.baseline().get(at)) + " in the baseline, the greatest difference"
                        : ", the most");
    }

    /** The value stands in full beside the picture. */
    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most / 2)) + "…";
    }
}
