package io.nightjar.report;

import io.nightjar.labels.Fairness;
import io.nightjar.labels.Figure;
import io.nightjar.labels.Group;
import io.nightjar.labels.LabelResult;
import io.nightjar.labels.Slice;
import io.nightjar.quality.measure.Metric;
import io.nightjar.table.RowBatch;
import java.util.List;
import java.util.Optional;

/** What labels say of one night as rows of the table of figures, so that they can be queried beside the night's own. */
public final class LabelMetrics {
    private static final Metric NONE = Metric.notAvailable("there is none");

    private LabelMetrics() {}

    /** @param verdict of the night */
    public static RowBatch of(LabelResult result, String verdict) {
        FigureRows rows = new FigureRows();
        add(rows, "", result.coverage(), Optional.empty());
        rows.add("labels-mature", "", Metric.of(result.mature() ? 1 : 0), NONE);
        add(rows, "", result.all());
        for (Slice slice : result.slices()) {
            for (Group group : slice.groups()) {
                String subject = slice.column() + "=" + group.value();
                rows.add("rows-published", subject, Metric.of((double) group.rows()), NONE);
                rows.add("rows-labelled", subject, Metric.of((double) group.labelled()), NONE);
                add(rows, subject, group);
            }
        }
        for (Fairness slice : Fairness.of(List.of(result))) {
            slice.measures().forEach(measure -> add(rows, slice.column(), measure.figure(), Optional.empty()));
        }
        return rows.batch(result.run(), result.model(), verdict);
    }

    private static void add(FigureRows rows, String subject, Group group) {
        for (Figure figure : group.realised()) {
            add(rows, subject, figure, group.expected(figure.name()));
        }
    }

    private static void add(FigureRows rows, String subject, Figure figure, Optional<Figure> expected) {
        rows.add(figure.name(), subject, metric(figure.value()), metric(expected.flatMap(Figure::value)));
        figure.interval().ifPresent(interval -> {
            rows.add(figure.name() + "-low", subject, Metric.of(interval.low()), NONE);
            rows.add(figure.name() + "-high", subject, Metric.of(interval.high()), NONE);
        });
    }

    private static Metric metric(Optional<Double> value) {
        return value.map(Metric::of).orElse(NONE);
    }
}
