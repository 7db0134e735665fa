package io.nightjar.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Labelled rows by true class, then by predicted class. */
final class Confusion {
    private static final String NO_LABEL = "no row has a label";

    private final long[][] rows;

    Confusion(int classes) {
        this.rows = new long[classes][classes];
    }

    void add(int truth, int predicted, long count) {
        rows[truth][predicted] += count;
    }

    List<List<Long>> counts() {
        List<List<Long>> counts = new ArrayList<>();
        for (long[] truth : rows) {
            counts.add(Arrays.stream(truth).boxed().toList());
        }
        return counts;
    }

    private long truth(int label) {
        return Arrays.stream(rows[label]).sum();
    }

    private long predicted(int label) {
        long sum = 0;
        for (long[] truth : rows) {
            sum += truth[label];
        }
        return sum;
    }

    private long all() {
        long sum = 0;
        for (int label = 0; label < rows.length; label++) {
            sum += truth(label);
        }
        return sum;
    }

    private Figure accuracy() {
        long right = 0;
        for (int label = 0; label < rows.length; label++) {
            right += rows[label][label];
        }
        return Figure.share("accuracy", right, all(), NO_LABEL);
    }

    /** Of one class against all others. */
    List<Figure> ofPositive(int positive) {
        return List.of(
                accuracy(),
                precision("", rows[positive][positive], predicted(positive)),
                recall("", rows[positive][positive], truth(positive)),
                f1("", rows[positive][positive], predicted(positive), truth(positive)));
    }

    static Figure precision(String prefix, long hits, long called) {
        return Figure.share(prefix + "precision", hits, called, "no row with a label is called positive");
    }

    static Figure recall(String prefix, long hits, long positives) {
        return Figure.share(prefix + "recall", hits, positives, "no label is positive");
    }

    /**
     * The share j of hits in rows that are positive or called so gives F1 = 2j / (1 + j), which grows with j: its interval
     * is that of j, carried over.
     */
    static Figure f1(String prefix, long hits, long called, long positives) {
        long either = called + positives - hits;
        if (either == 0) {
            return Figure.none(prefix + "f1", "no row is positive or called so");
        }
        Interval share = Interval.ofShare(hits, either);
        return Figure.of(
                prefix + "f1",
                2.0 * hits / (called + positives),
                new Interval(2 * share.low() / (1 + share.low()), 2 * share.high() / (1 + share.high())));
    }

    /** Means over classes, each counted alike (macro) or by its labels (weighted). */
    List<Figure> ofAll() {
        List<Figure> figures = new ArrayList<>(List.of(accuracy()));
        double[][] shares = Arrays.stream(rows)
                .map(truth -> Arrays.stream(truth).asDoubleStream().toArray())
                .toArray(double[][]::new);
        for (ClassMeans means : ClassMeans.all()) {
            figures.add(all() == 0 ? Figure.none(means.label(), NO_LABEL) : means.figure(shares));
        }
        return figures;
    }
}
