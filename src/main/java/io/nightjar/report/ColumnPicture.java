package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.ColumnShape;
import io.nightjar.quality.Figures;
import io.nightjar.report.chart.Frame;
import io.nightjar.report.chart.Ink;
import io.nightjar.report.chart.Marks;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYBarDataset;

/**
 * A column of the input as a small picture: tonight as bars, the baseline as a line.
 *
 * @param marks as SVG
 * @param first at the left end
 * @param last at the right end
 * @param description the picture in words
 */
public record ColumnPicture(String marks, String first, String last, String description) {
    private static final int HEIGHT = 56;
    private static final Frame FRAME = Frame.whole(240, HEIGHT);

    static Optional<ColumnPicture> of(ColumnProfile column, Optional<Baseline> baseline) {
        return ColumnShape.of(
                        column, baseline.flatMap(frozen -> frozen.profile().column(column.name())))
                .map(ColumnPicture::of);
    }

    private static ColumnPicture of(ColumnShape shape) {
        double most = Stream.concat(shape.tonight().stream(), shape.baseline().stream())
                .mapToDouble(Double::doubleValue)
                .filter(share -> share > 0)
                .max()
                .orElse(1);
        double[] tonight = shape.tonight().stream()
                .mapToDouble(share -> share > 0 ? Math.max(share, most / HEIGHT) : 0)
                .toArray();
        XYPlot plot = FRAME.plot(Frame.silent(0, tonight.length), Frame.silent(0, most));
        plot.setDataset(0, new XYBarDataset(Marks.columns(tonight), 0.9));
        plot.setRenderer(0, Marks.bars(new Ink("bars")));
        if (!shape.baseline().isEmpty()) {
            plot.setDataset(
                    1,
                    Marks.outline(shape.baseline().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray()));
            plot.setRenderer(1, Marks.steps(new Ink("then")));
        }
        return new ColumnPicture(FRAME.sketch(plot), cut(shape.first(), 12), cut(shape.last(), 12), describe(shape));
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
