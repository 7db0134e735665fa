package io.nightjar.report;

import io.nightjar.labels.Fairness;
import io.nightjar.labels.Figure;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.SliceProfile;
import io.nightjar.quality.measure.Metric;
import java.util.List;

/**
 * Whom decisions picked by the groups of a slice, in the JSON of a report.
 *
 * @param tooMany whether it has more values than tell rows apart; then there are no groups
 * @param smallGroups groups of too few rows, which are not told
 */
record SliceDocument(String column, boolean tooMany, int smallGroups, List<Group> groups, List<Measure> measures) {

    record Group(String value, long rows, long selected) {}

    /** @param highest the group with the highest rate, {@code lowest} with the lowest; empty where there is no figure */
    record Measure(String measure, Metric figure, String highest, String lowest) {}

    static List<SliceDocument> of(QualityReport report) {
        int minimum = report.facts().smallestGroup();
        return report.profile().slices().stream()
                .map(slice -> of(slice, minimum))
                .toList();
    }

    private static SliceDocument of(SliceProfile slice, int minimum) {
        List<Group> told = slice.groups().entrySet().stream()
                .filter(group -> group.getValue().rows() >= minimum)
                .map(group -> new Group(
                        group.getKey(),
                        group.getValue().rows(),
                        group.getValue().selected()))
                .toList();
        return new SliceDocument(
                slice.column(),
                slice.tooMany(),
                slice.groups().size() - told.size(),
                told,
                Fairness.asJudged(slice, minimum).measures().stream()
                        .limit(Fairness.OF_SELECTION)
                        .map(measure -> new Measure(
                                measure.figure().name(), metric(measure.figure()), measure.highest(), measure.lowest()))
                        .toList());
    }

    private static Metric metric(Figure figure) {
        return figure.value()
                .map(value -> Metric.of((double) value))
                .orElse(Metric.notAvailable(figure.notAvailable().orElse("there is none")));
    }
}
