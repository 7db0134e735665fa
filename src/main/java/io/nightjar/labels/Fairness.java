package io.nightjar.labels;

import io.nightjar.quality.SliceProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How differently the groups of a slice are treated, over the nights of a period taken together.
 *
 * @param column the slice
 * @param groups the largest first
 * @param measures what compares the groups, in the order of {@link #MEASURES}
 * @param nights the same measures of each night by itself
 */
public record Fairness(String column, List<FairGroup> groups, List<Comparison> measures, List<Night> nights) {
    /** The names of the measures. */
    public static final List<String> MEASURES = List.of(
            "demographic-parity-difference",
            "demographic-parity-ratio",
            "equal-opportunity-difference",
            "false-positive-rate-difference",
            "equalized-odds-difference");

    /** The first so many of them need no labels. */
    public static final int OF_SELECTION = 2;

    /** A group that is selected at less than this part of the rate of another is adversely affected (29 CFR 1607.4 D). */
    public static final double FOUR_FIFTHS = 0.8;

    public Fairness {
        groups = List.copyOf(groups);
        measures = List.copyOf(measures);
        nights = List.copyOf(nights);
    }

    /**
     * One group.
     *
     * @param rows published; absent where they are fewer than the minimum
     * @param selectionRate share of its rows that are selected
     * @param truePositiveRate share of its positives that are selected
     * @param falsePositiveRate share of its negatives that are selected
     */
    public record FairGroup(
            String value,
            Optional<Long> rows,
            Figure selectionRate,
            Figure truePositiveRate,
            Figure falsePositiveRate) {}

    /**
     * One measure.
     *
     * @param highest the group with the highest rate; empty where there is no figure
     * @param lowest the one with the lowest
     */
    public record Comparison(Figure figure, String highest, String lowest) {}

    /**
     * The measures of one night.
     *
     * @param moved those whose interval does not hold the figure of the whole period
     */
    public record Night(LocalDate date, List<Comparison> measures, List<String> moved) {
        public Night {
            measures = List.copyOf(measures);
            moved = List.copyOf(moved);
        }
    }

    /** A measure of the whole period by its name. */
    public Figure measure(String name) {
        return measures.get(MEASURES.indexOf(name)).figure();
    }

    /** Whether the lowest selection rate is at least four fifths of the highest; empty where there is no ratio. */
    public Optional<Boolean> meetsFourFifths() {
        return measure("demographic-parity-ratio").value().map(ratio -> ratio >= FOUR_FIFTHS);
    }

    /**
     * A measure of groups by their counts.
     *
     * @param name one of {@link #MEASURES}
     * @param minimum groups and shares of fewer rows are left out
     */
    static Comparison measure(String name, Map<String, Selection> groups, int minimum) {
        return compare(groups, minimum).get(MEASURES.indexOf(name));
    }

    /** Of one night before its labels: who was picked, and nothing of who should have been. */
    public static Fairness asJudged(SliceProfile slice, int minimum) {
        Map<String, Selection> groups = new TreeMap<>();
        slice.groups()
                .forEach((value, some) -> groups.put(value, new Selection(some.rows(), some.selected(), 0, 0, 0, 0)));
        return new Fairness(slice.column(), groups(groups, minimum), compare(groups, minimum), List.of());
    }

    private static List<FairGroup> groups(Map<String, Selection> groups, int minimum) {
        return groups.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Selection> entry) ->
                                -entry.getValue().rows())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> group(entry.getKey(), entry.getValue(), minimum))
                .toList();
    }

    /** The counts of a slice's groups over some nights together. */
    static Map<String, Selection> pooled(List<LabelResult> nights, String column) {
        Map<String, Selection> pooled = new TreeMap<>();
        nights.forEach(night -> selections(night, column)
                .forEach((value, selection) -> pooled.merge(value, selection, Selection::plus)));
        return pooled;
    }

    /** Of each slice that any of the nights has, in their order. */
    public static List<Fairness> of(List<LabelResult> nights) {
        List<String> columns = nights.stream()
                .flatMap(night -> night.slices().stream())
                .filter(slice -> slice.notReported().isEmpty())
                .map(Slice::column)
                .distinct()
                .toList();
        return columns.stream().map(column -> of(column, nights)).toList();
    }

    private static Fairness of(String column, List<LabelResult> nights) {
        int minimum = nights.stream().mapToInt(LabelResult::minimumRows).max().orElse(1);
        Map<String, Selection> pooled = pooled(nights, column);
        List<Comparison> measures = compare(pooled, minimum);
        List<Night> byNight = nights.stream()
                .filter(night ->
                        night.slices().stream().anyMatch(slice -> slice.column().equals(column)))
                .map(night -> night(night.date(), compare(selections(night, column), minimum), measures))
                .toList();
        return new Fairness(column, groups(pooled, minimum), measures, byNight);
    }

    private static Map<String, Selection> selections(LabelResult night, String column) {
        Map<String, Selection> selections = new TreeMap<>();
        night.slices().stream()
                .filter(slice -> slice.column().equals(column))
                .flatMap(slice -> slice.groups().stream())
                .forEach(group -> group.selection().ifPresent(of -> selections.put(group.value(), of)));
        return selections;
    }

    private static Night night(LocalDate date, List<Comparison> measures, List<Comparison> whole) {
        List<String> moved = new ArrayList<>();
        for (int i = 0; i < MEASURES.size(); i++) {
            Optional<Interval> interval = measures.get(i).figure().interval();
            Optional<Double> usual = whole.get(i).figure().value();
            if (interval.isPresent()
                    && usual.isPresent()
                    && (usual.get() < interval.get().low()
                            || usual.get() > interval.get().high())) {
                moved.add(MEASURES.get(i));
            }
        }
        return new Night(date, measures, moved);
    }

    private static FairGroup group(String value, Selection selection, int minimum) {
        return new FairGroup(
                value,
                selection.rows() < minimum ? Optional.empty() : Optional.of(selection.rows()),
                Rate.SELECTION.figure(selection, minimum),
                Rate.TRUE_POSITIVE.figure(selection, minimum),
                Rate.FALSE_POSITIVE.figure(selection, minimum));
    }

    private static List<Comparison> compare(Map<String, Selection> groups, int minimum) {
        Map<String, Selection> compared = new TreeMap<>(groups);
        compared.remove(SliceColumn.MISSING);
        compared.remove(SliceColumn.NOT_JOINED);
        compared.values().removeIf(selection -> selection.rows() < minimum);
        Comparison opportunity = Rate.TRUE_POSITIVE.difference(MEASURES.get(2), compared, minimum);
        Comparison falseAlarms = Rate.FALSE_POSITIVE.difference(MEASURES.get(3), compared, minimum);
        return List.of(
                Rate.SELECTION.difference(MEASURES.get(0), compared, minimum),
                Rate.SELECTION.ratio(MEASURES.get(1), compared, minimum),
                opportunity,
                falseAlarms,
                larger(opportunity, falseAlarms));
    }

    /** Of both differences; where one does not exist nothing can be said of equalized odds. */
    private static Comparison larger(Comparison one, Comparison other) {
        Comparison larger = one.figure().value().orElse(Double.NaN)
                        >= other.figure().value().orElse(Double.NaN)
                ? one
                : other;
        if (one.figure().value().isEmpty() || other.figure().value().isEmpty()) {
            Figure missing = one.figure().value().isEmpty() ? one.figure() : other.figure();
            return new Comparison(
                    Figure.none(MEASURES.get(4), missing.notAvailable().orElse("")), "", "");
        }
        Figure figure = larger.figure();
        return new Comparison(
                new Figure(MEASURES.get(4), figure.value(), figure.interval(), Optional.empty()),
                larger.highest(),
                larger.lowest());
    }
}
