package io.nightjar.report;

import io.nightjar.quality.measure.Metric;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Figures of one run as rows of a table, in the order in which they were added. */
final class FigureRows {
    static final Schema SCHEMA = Schema.of(
            Column.required("run", ColumnType.STRING),
            Column.required("model", ColumnType.STRING),
            Column.required("verdict", ColumnType.STRING),
            Column.required("measure", ColumnType.STRING),
            Column.optional("subject", ColumnType.STRING),
            Column.optional("value", ColumnType.DOUBLE),
            Column.optional("baseline", ColumnType.DOUBLE));

    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String measure, Optional<String> subject, Metric value, Metric baseline) {}

    /**
     * One more. What is not available is null.
     *
     * @param subject what it is of; empty where it is of the night
     */
    void add(String measure, String subject, Metric value, Metric baseline) {
        figures.add(new Figure(measure, Optional.of(subject).filter(text -> !text.isEmpty()), value, baseline));
    }

    RowBatch batch(String run, String model, String verdict) {
        int rows = figures.size();
        List<ColumnVector> vectors = new ArrayList<>();
        for (String same : List.of(run, model, verdict)) {
            vectors.add(new StringVector(new String[] {same}, new int[rows], rows, new boolean[0]));
        }
        vectors.add(texts(
                figures.stream().map(figure -> Optional.of(figure.measure())).toList()));
        vectors.add(texts(figures.stream().map(Figure::subject).toList()));
        vectors.add(numbers(figures.stream().map(Figure::value).toList()));
        vectors.add(numbers(figures.stream().map(Figure::baseline).toList()));
        return new RowBatch(SCHEMA, rows, vectors, 0);
    }

    private static StringVector texts(List<Optional<String>> texts) {
        boolean[] nulls = new boolean[texts.size()];
        String[] values = new String[texts.size()];
        for (int row = 0; row < values.length; row++) {
            nulls[row] = texts.get(row).isEmpty();
            values[row] = texts.get(row).orElse("");
        }
        return new StringVector(values, IntStream.range(0, values.length).toArray(), values.length, nulls);
    }

    private static DoubleVector numbers(List<Metric> metrics) {
        boolean[] nulls = new boolean[metrics.size()];
        double[] values = new double[metrics.size()];
        for (int row = 0; row < values.length; row++) {
            nulls[row] = !(metrics.get(row) instanceof Metric.Value);
            values[row] = metrics.get(row) instanceof Metric.Value figure ? figure.value() : 0;
        }
        return new DoubleVector(values, values.length, nulls);
    }
}
