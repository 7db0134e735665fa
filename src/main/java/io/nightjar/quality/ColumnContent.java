package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a column's values look like, in a form that can be merged. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ColumnContent.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = ColumnContent.Instants.class, name = "instants"),
    @JsonSubTypes.Type(value = ColumnContent.Categories.class, name = "categories"),
    @JsonSubTypes.Type(value = ColumnContent.ManyValues.class, name = "many-values"),
    @JsonSubTypes.Type(value = ColumnContent.Withheld.class, name = "withheld"),
})
public sealed interface ColumnContent {

    /** Most different values that are counted one by one. */
    int MOST_VALUES = 1_000;

    /** Longest value, in UTF-16 units, that is counted: longer ones are text, not categories. */
    int LONGEST_VALUE = 64;

    /** This content and the next split's. */
    ColumnContent merge(ColumnContent next);

    /**
     * Numbers. Sums are added row by row and split by split, so that folding in split order repeats their bits.
     *
     * @param count finite values; the next three are theirs, and 0 where there are none
     * @param min as a double: integers beyond 2^53 are rounded
     * @param nan values that are not a number
     * @param infinite infinities of either sign
     */
    record Numbers(long count, double min, double max, double sum, long nan, long infinite) implements ColumnContent {
        static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, 0);

        public Metric mean() {
            double mean = sum / count;
            return Double.isFinite(mean) ? Metric.of(mean) : Metric.notAvailable("there are no numbers");
        }

        @Override
        public Numbers merge(ColumnContent next) {
            Numbers other = ColumnContent.same(Numbers.class, next);
            long nans = nan + other.nan;
            long infinities = infinite + other.infinite;
            if (count == 0) {
                return new Numbers(other.count, other.min, other.max, other.sum, nans, infinities);
            }
            if (other.count == 0) {
                return new Numbers(count, min, max, sum, nans, infinities);
            }
            return new Numbers(
                    count + other.count,
                    Math.min(min, other.min),
                    Math.max(max, other.max),
                    sum + other.sum,
                    nans,
                    infinities);
        }
    }

    /**
     * Dates and times, in the unit of the column's type: days or microseconds since 1970.
     *
     * @param count values that are not null; the next two are 0 where there are none
     */
    record Instants(long count, long min, long max) implements ColumnContent {
        static final Instants NONE = new Instants(0, 0, 0);

        @Override
        public Instants merge(ColumnContent next) {
            Instants other = ColumnContent.same(Instants.class, next);
            if (count == 0 || other.count == 0) {
                return count == 0 ? other : this;
            }
            return new Instants(count + other.count, Math.min(min, other.min), Math.max(max, other.max));
        }
    }

    /**
     * Exact counts of each value of a text or boolean column.
     *
     * @param counts rows by value, ordered by value
     */
    record Categories(SortedMap<String, Long> counts) implements ColumnContent {
        static final Categories NONE = new Categories(new TreeMap<>());

        public Categories {
            counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }

        /** These counts, or {@link ManyValues} where they are too many or too long to be categories. */
        static ColumnContent of(SortedMap<String, Long> counts) {
            boolean tooMany = counts.size() > MOST_VALUES;
            boolean tooLong = counts.keySet().stream().anyMatch(value -> value.length() > LONGEST_VALUE);
            return tooMany || tooLong ? new ManyValues() : new Categories(counts);
        }

        @Override
        public ColumnContent merge(ColumnContent next) {
            if (next instanceof ManyValues) {
                return next;
            }
            SortedMap<String, Long> sum = new TreeMap<>(counts);
            ColumnContent.same(Categories.class, next)
                    .counts
                    .forEach((value, rows) -> sum.merge(value, rows, Long::sum));
            return of(sum);
        }
    }

    /** More different values than are counted, or a value too long to be a category: no counts are kept. */
    record ManyValues() implements ColumnContent {
        @Override
        public ColumnContent merge(ColumnContent next) {
            if (!(next instanceof Categories)) {
                ColumnContent.same(ManyValues.class, next);
            }
            return this;
        }
    }

    /** A key or a private column: no value is kept. */
    record Withheld() implements ColumnContent {
        @Override
        public Withheld merge(ColumnContent next) {
            return ColumnContent.same(Withheld.class, next);
        }
    }

    private static <T extends ColumnContent> T same(Class<T> kind, ColumnContent next) {
        if (!kind.isInstance(next)) {
            throw new IllegalArgumentException("contents of different kinds: " + kind.getSimpleName() + " and "
                    + next.getClass().getSimpleName());
        }
        return kind.cast(next);
    }
}
