package io.nightjar.report;

import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.Counted;
import io.nightjar.quality.Quantiles;
import io.nightjar.quality.ValueCounts;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.SortedMap;

/** What a column's values look like, in the JSON of a report; {@code kind} says which members there are. */
sealed interface ContentDocument {

    /** @param sum as {@code mean} and {@code variance}, not available beyond all doubles */
    record Numbers(
            String kind,
            long count,
            double min,
            double max,
            Metric sum,
            long nan,
            long infinite,
            long zero,
            long negative,
            Metric mean,
            Metric variance,
            List<Quantiles.Quantile> quantiles,
            double quantileError,
            Values<Double> values)
            implements ContentDocument {}

    /**
     * @param looked values that were looked at
     * @param estimated whether that were not all, or rare values were left out
     * @param different values among those looked at
     * @param rowsMissed that any value may have more than is said
     */
    record Values<T extends Comparable<T>>(
            long looked, boolean estimated, long different, List<Counted<T>> frequent, long rowsMissed) {
        private static final int SHOWN = 20;

        static <T extends Comparable<T>> Values<T> of(ValueCounts<T> counts) {
            return new Values<>(
                    counts.looked(),
                    !counts.isExact(),
                    counts.different(),
                    counts.values().stream().limit(SHOWN).toList(),
                    counts.missed());
        }
    }

    record Instants(String kind, long count, long min, long max, List<Long> hours) implements ContentDocument {}

    record Categories(String kind, SortedMap<String, Long> counts) implements ContentDocument {}

    record ManyValues(String kind, Values<String> values) implements ContentDocument {}

    record Withheld(String kind) implements ContentDocument {}

    static ContentDocument of(ColumnProfile column) {
        ColumnContent content = column.content();
        if (content instanceof ColumnContent.Numbers numbers) {
            return new Numbers(
                    "numbers",
                    numbers.count(),
                    numbers.min(),
                    numbers.max(),
                    numbers.sum(),
                    numbers.nan(),
                    numbers.infinite(),
                    numbers.zero(),
                    numbers.negative(),
                    numbers.mean(),
                    numbers.variance(),
                    Quantiles.of(column),
                    Quantiles.RELATIVE_ERROR,
                    Values.of(numbers.values()));
        }
        if (content instanceof ColumnContent.Instants instants) {
            return new Instants("instants", instants.count(), instants.min(), instants.max(), instants.hours());
        }
        if (content instanceof ColumnContent.Categories categories) {
            return new Categories("categories", categories.counts());
        }
        return content instanceof ColumnContent.ManyValues many
                ? new ManyValues("many-values", Values.of(many.values()))
                : new Withheld("withheld");
    }
}
