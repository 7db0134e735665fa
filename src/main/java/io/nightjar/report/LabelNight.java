package io.nightjar.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.nightjar.labels.Fairness;
import io.nightjar.labels.Figure;
import io.nightjar.labels.Interval;
import io.nightjar.labels.LabelResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one date's scores, in the few figures that are shown by night.
 *
 * @param run that published the table
 * @param labelled rows with a label
 * @param inputs SHA-256 of all that the figures come from; empty where an earlier version wrote it
 */
public record LabelNight(
        String date,
        String run,
        boolean mature,
        long rows,
        long labelled,
        List<Point> points,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String inputs) {
    /** The figures that are shown by night, best known first. */
    static final List<String> BY_NIGHT =
            List.of("auc", "accuracy", "macro-f1", "brier-score", "calibration-error", "rmse", "mae", "bias");

    private static final String PARITY = "demographic-parity-ratio";

    public LabelNight {
        points = List.copyOf(points);
    }

    /**
     * One figure.
     *
     * @param slice the column whose groups it compares; empty where it is of all rows
     * @param low and {@code high}: its interval of 95 % confidence, where there is one
     * @param expected from the scores alone
     */
    public record Point(
            Optional<String> slice,
            String name,
            double value,
            Optional<Double> low,
            Optional<Double> high,
            Optional<Double> expected) {}

    /** The few figures of a result. */
    public static LabelNight of(LabelResult result) {
        List<Point> points = new ArrayList<>();
        ClaimedShare.realised(result)
                .flatMap(figure -> point(
                        Optional.empty(), figure, ClaimedShare.expected(result).flatMap(Figure::value)))
                .ifPresent(points::add);
        for (String name : BY_NIGHT) {
            result.all()
                    .realised(name)
                    .flatMap(figure -> point(
                            Optional.empty(),
                            figure,
                            result.all().expected(name).flatMap(Figure::value)))
                    .ifPresent(points::add);
        }
        for (Fairness slice : Fairness.of(List.of(result))) {
            point(Optional.of(slice.column()), slice.measure(PARITY), Optional.empty())
                    .ifPresent(points::add);
        }
        return new LabelNight(
                result.date().toString(),
                result.run(),
                result.mature(),
                result.all().rows(),
                result.all().labelled(),
                points,
                result.inputs());
    }

    private static Optional<Point> point(Optional<String> slice, Figure figure, Optional<Double> expected) {
        return figure.value()
                .map(value -> new Point(
                        slice,
                        figure.name(),
                        value,
                        figure.interval().map(Interval::low),
                        figure.interval().map(Interval::high),
                        expected));
    }

    Optional<Point> point(Optional<String> slice, String name) {
        return points.stream()
                .filter(point -> point.slice().equals(slice) && point.name().equals(name))
                .findFirst();
    }
}
