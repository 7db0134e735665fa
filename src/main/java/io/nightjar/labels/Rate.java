package io.nightjar.labels;

import io.nightjar.labels.Fairness.Comparison;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A share of selected rows in some of a group's rows.
 *
 * @param label its name
 * @param of which rows it is a share, for people
 * @param part the selected ones
 * @param whole all of them
 */
record Rate(String label, String of, ToLongFunction<Selection> part, ToLongFunction<Selection> whole) {
    static final Rate SELECTION = new Rate("selection-rate", "rows", Selection::selected, Selection::rows);
    static final Rate TRUE_POSITIVE =
            new Rate("true-positive-rate", "positive labels", Selection::positivesSelected, Selection::positives);
    static final Rate FALSE_POSITIVE =
            new Rate("false-positive-rate", "negative labels", Selection::negativesSelected, Selection::negatives);

    Figure figure(Selection selection, int minimum) {
        long rows = whole.applyAsLong(selection);
        return rows < minimum
                ? Figure.none(label, "fewer than " + minimum + " " + of)
                : Figure.share(label, part.applyAsLong(selection), rows, "");
    }

    private double rate(Selection selection) {
        return (double) part.applyAsLong(selection) / whole.applyAsLong(selection);
    }

    /** Groups by their rates, the lowest first; none that has too few rows. */
    private List<Map.Entry<String, Selection>> ordered(Map<String, Selection> groups, int minimum) {
        return groups.entrySet().stream()
                .filter(group -> whole.applyAsLong(group.getValue()) >= minimum)
                .sorted(Comparator.comparingDouble(group -> rate(group.getValue())))
                .toList();
    }

    Comparison difference(String name, Map<String, Selection> groups, int minimum) {
        List<Map.Entry<String, Selection>> ordered = ordered(groups, minimum);
        if (ordered.size() < 2) {
            return tooFew(name, minimum);
        }
        Selection high = ordered.get(ordered.size() - 1).getValue();
        Selection low = ordered.get(0).getValue();
        Interval interval = Interval.ofDifference(
                part.applyAsLong(high), whole.applyAsLong(high), part.applyAsLong(low), whole.applyAsLong(low));
        return new Comparison(
                Figure.of(name, rate(high) - rate(low), interval),
                ordered.get(ordered.size() - 1).getKey(),
                ordered.get(0).getKey());
    }

    Comparison ratio(String name, Map<String, Selection> groups, int minimum) {
        List<Map.Entry<String, Selection>> ordered = ordered(groups, minimum);
        if (ordered.size() < 2) {
            return tooFew(name, minimum);
        }
        Selection high = ordered.get(ordered.size() - 1).getValue();
        Selection low = ordered.get(0).getValue();
        if (part.applyAsLong(high) == 0) {
            return new Comparison(Figure.none(name, "nobody is selected"), "", "");
        }
        Optional<Interval> interval = Interval.ofRatio(
                part.applyAsLong(low), whole.applyAsLong(low), part.applyAsLong(high), whole.applyAsLong(high));
        return new Comparison(
                new Figure(name, Optional.of(rate(low) / rate(high)), interval, Optional.empty()),
                ordered.get(ordered.size() - 1).getKey(),
                ordered.get(0).getKey());
    }

    private Comparison tooFew(String name, int minimum) {
        return new Comparison(Figure.none(name, "fewer than two groups have " + minimum + " " + of), "", "");
    }
}
