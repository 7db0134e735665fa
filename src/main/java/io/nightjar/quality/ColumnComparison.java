package io.nightjar.quality;

import io.nightjar.quality.ColumnContent.Categories;
import io.nightjar.quality.ColumnContent.Instants;
import io.nightjar.quality.ColumnContent.ManyValues;
import io.nightjar.quality.ColumnContent.Numbers;
import io.nightjar.quality.measure.Comparison;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts a column of the baseline and the same of a night over the same bins. */
final class ColumnComparison {
    /** Of texts with too many values to list, one that makes up less of either side is counted with the others. */
    private static final double LEAST_SHARE = 0.01;

    static final String PRIVATE = "nothing is kept of the values of private columns";

    static final String DATE = "a date moves with the night";

    private ColumnComparison() {}

    /** Value by value; where that cannot be, just rows with a value and rows without. */
    static Comparison of(ColumnProfile before, ColumnProfile now) {
        return values(before, now).withMissing(missing(before), missing(now));
    }

    /** Why {@link #of} knows nothing of the values; empty text where it does. */
    static String refusal(ColumnContent before, ColumnContent now) {
        if (before instanceof ColumnContent.Withheld || now instanceof ColumnContent.Withheld) {
            return PRIVATE;
        }
        if (before instanceof ColumnContent.NotKept || now instanceof ColumnContent.NotKept) {
            return "the baseline was made before distributions were kept";
        }
        if (before instanceof Numbers then && now instanceof Numbers tonight) {
            return then.distribution().center() == tonight.distribution().center()
                    ? ""
                    : "the numbers were counted around different centers";
        }
        if (before instanceof Instants then && now instanceof Instants tonight) {
            return then.hours().isEmpty() || tonight.hours().isEmpty() ? DATE : "";
        }
        return isText(before) && isText(now) ? "" : "the column's type has changed";
    }

    /** Of numbers, what is none counts as missing too. */
    private static long missing(ColumnProfile column) {
        return column.content() instanceof Numbers numbers ? column.rows() - numbers.count() : column.nulls();
    }

    private static boolean isText(ColumnContent content) {
        return content instanceof Categories || content instanceof ManyValues;
    }

    private static Comparison values(ColumnProfile before, ColumnProfile now) {
        if (!refusal(before.content(), now.content()).isEmpty()) {
            return Comparison.ofBins(
                    new long[] {before.rows() - missing(before)}, new long[] {now.rows() - missing(now)});
        }
        if (before.content() instanceof Numbers then && now.content() instanceof Numbers tonight) {
            return numbers(then.distribution(), tonight.distribution());
        }
        if (before.content() instanceof Instants then && now.content() instanceof Instants tonight) {
            return Comparison.ofBins(array(then.hours()), array(tonight.hours()));
        }
        return texts(before.content(), now.content());
    }

    private static Comparison numbers(Distribution before, Distribution now) {
        SlotCounts both = before.slots().plus(now.slots());
        double[] places = new double[both.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = before.center() + NumberGrid.middle(both.slot(i));
        }
        return Comparison.ofNumbers(places, before.slots().at(both), now.slots().at(both));
    }

    private static Comparison texts(ColumnContent before, ColumnContent now) {
        Map<String, Long> then = new HashMap<>();
        Map<String, Long> tonight = new HashMap<>();
        long allThen = count(before, then);
        long allTonight = count(now, tonight);
        boolean isWhole = before instanceof Categories && now instanceof Categories;
        SortedSet<String> values = new TreeSet<>(then.keySet());
        values.addAll(tonight.keySet());
        values.removeIf(value -> !isWhole
                && then.getOrDefault(value, 0L) < LEAST_SHARE * allThen
                && tonight.getOrDefault(value, 0L) < LEAST_SHARE * allTonight);
        long[] expected = rows(values, then, allThen, isWhole ? 0 : 1);
        long[] actual = rows(values, tonight, allTonight, isWhole ? 0 : 1);
        return Comparison.ofBins(expected, actual);
    }

    /** The rows of each value, and of all others together where there is a bin for them. */
    private static long[] rows(SortedSet<String> values, Map<String, Long> counts, long all, int others) {
        long[] rows = new long[values.size() + others];
        long left = all;
        int bin = 0;
        for (String value : values) {
            rows[bin] = counts.getOrDefault(value, 0L);
            left -= rows[bin];
            bin++;
        }
        if (others > 0) {
            rows[bin] = left;
        }
        return rows;
    }

    /** All rows with a value; those of each value that is listed go into the map. */
    private static long count(ColumnContent content, Map<String, Long> rows) {
        if (content instanceof Categories categories) {
            rows.putAll(categories.counts());
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
        ValueCounts<String> values = ((ManyValues) content).values();
        values.values().forEach(one -> rows.put(one.value(), one.rows()));
        return values.weight();
    }

    private static long[] array(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }
}
