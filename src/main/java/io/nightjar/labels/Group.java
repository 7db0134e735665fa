package io.nightjar.labels;

import java.util.List;
import java.util.Optional;

/**
 * What is known of some rows of a date: of all, or of those with one value of a slice.
 *
 * @param value of the slice; {@code all} for all rows
 * @param rows published
 * @param labelled of them, those with a label that can be believed
 * @param realised figures from the labels; none where there are too few rows
 * @param expected the same from the scores alone, over all rows; none where the scores are no probabilities
 * @param confusion labelled rows by true class, then by predicted class; none for numbers
 * @param calibration ten bins; none where the scores are no probabilities
 * @param selection absent where nothing is selected: the model names no positive class, and the job declares no decision
 */
public record Group(
        String value,
        long rows,
        long labelled,
        List<Figure> realised,
        List<Figure> expected,
        List<List<Long>> confusion,
        List<CalibrationBin> calibration,
        Optional<Selection> selection) {
    static final String ALL = "all";

    public Group {
        realised = List.copyOf(realised);
        expected = List.copyOf(expected);
        confusion = confusion.stream().map(List::copyOf).toList();
        calibration = List.copyOf(calibration);
    }

    /** Without figures, which so few rows do not bear. */
    Group withoutFigures() {
        return new Group(value, rows, labelled, List.of(), List.of(), List.of(), List.of(), selection);
    }

    /** A figure from the labels by its name. */
    public Optional<Figure> realised(String name) {
        return realised.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }

    /** A figure expected from the scores by its name. */
    public Optional<Figure> expected(String name) {
        return expected.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }
}
