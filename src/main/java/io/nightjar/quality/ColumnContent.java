package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a column's values look like, in a form that can be merged. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ColumnContent.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = ColumnContent.Instants.class, name = "instants"),
    @JsonSubTypes.Type(value = ColumnContent.Categories.class, name = "categories"),
    @JsonSubTypes.Type(value = ColumnContent.ManyValues.class, name = "many-values"),
    @JsonSubTypes.Type(value = ColumnContent.Withheld.class, name = "withheld"),
    @JsonSubTypes.Type(value = ColumnContent.NotKept.class, name = "not-kept"),
})
public sealed interface ColumnContent {

    /** Most different values of a text that are counted one by one. */
    int MOST_VALUES = 1_000;

    /** Longest value, in UTF-16 units, that is kept: longer ones are text, not categories. */
    int LONGEST_VALUE = 64;

    /** This content and the next split's. */
    ColumnContent merge(ColumnContent next);

    /**
     * Numbers.
     *
     * @param count finite values; all but the next two figures are theirs
     * @param nan values that are not a number
     * @param infinite infinities of either sign
     * @param zero of either sign
     * @param negative less than zero
     * @param min as a double, as {@code max}: integers beyond 2^53 are rounded; both 0 where there are none
     * @param moments empty where their sum is beyond all doubles
     * @param distribution of all
     * @param values the most frequent
     */
    record Numbers(
            long count,
            long nan,
            long infinite,
            long zero,
            long negative,
            double min,
            double max,
            Optional<Moments> moments,
            Distribution distribution,
            ValueCounts<Double> values)
            implements ColumnContent {
        static final Numbers NONE =
                new Numbers(0, 0, 0, 0, 0, 0, 0, Optional.of(Moments.NONE), Distribution.NONE, ValueCounts.none());

        public Metric mean() {
            return moments.map(sums -> sums.mean(count)).orElse(BEYOND);
        }

        public Metric variance() {
            return moments.map(sums -> sums.variance(count)).orElse(BEYOND);
        }

        public Metric sum() {
            return moments.map(sums -> Metric.of(sums.sum().toDouble())).orElse(BEYOND);
        }

        /** Of all values that are not null; not available where there are none. */
        public Metric share(long some) {
            return Metric.share(some, count + nan + infinite);
        }

        /** See {@link Distribution#quantile}; there is a number. */
        double quantile(double share) {
            return Math.max(min, Math.min(max, distribution.quantile(share)));
        }

        @Override
        public Numbers merge(ColumnContent next) {
            Numbers other = ColumnContent.same(Numbers.class, next);
            return new Numbers(
                    count + other.count,
                    nan + other.nan,
                    infinite + other.infinite,
                    zero + other.zero,
                    negative + other.negative,
                    count == 0 || (other.count != 0 && other.min < min) ? other.min : min,
                    count == 0 || (other.count != 0 && other.max > max) ? other.max : max,
                    moments.flatMap(mine -> other.moments.map(mine::plus)),
                    distribution.plus(other.distribution),
                    values.merge(other.values, DistinctSketch::add));
        }

        private static final Metric BEYOND = Metric.notAvailable("the sum of the numbers is beyond all doubles");
    }

    /**
     * Dates and times, in the unit of the column's type: days or microseconds since 1970.
     *
     * @param count values that are not null; the next two are 0 where there are none
     * @param hours of times: values in each hour of the day, of the wall clock or in UTC; none of dates
     */
    record Instants(long count, long min, long max, List<Long> hours) implements ColumnContent {

        public Instants {
            hours = List.copyOf(hours);
        }

        @Override
        public Instants merge(ColumnContent next) {
            Instants other = ColumnContent.same(Instants.class, next);
            if (count == 0 || other.count == 0) {
                return count == 0 ? other : this;
            }
            List<Long> sums = IntStream.range(0, hours.size())
                    .mapToObj(hour -> hours.get(hour) + other.hours.get(hour))
                    .toList();
            return new Instants(count + other.count, Math.min(min, other.min), Math.max(max, other.max), sums);
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

        @Override
        public ColumnContent merge(ColumnContent next) {
            if (next instanceof ManyValues many) {
                return new ManyValues(counted().merge(many.values, DistinctSketch::add));
            }
            SortedMap<String, Long> sum = new TreeMap<>(counts);
            ColumnContent.same(Categories.class, next)
                    .counts
                    .forEach((value, rows) -> sum.merge(value, rows, Long::sum));
            Categories all = new Categories(sum);
            return sum.size() > MOST_VALUES ? new ManyValues(all.counted()) : all;
        }

        private ValueCounts<String> counted() {
            long rows = counts.values().stream().mapToLong(Long::longValue).sum();
            return ValueCounts.of(rows, rows, counts, 0, Optional.empty(), DistinctSketch::add);
        }
    }

    /**
     * Texts of more different values than are counted one by one, or longer ones, or not all looked at.
     *
     * @param values the most frequent
     */
    record ManyValues(ValueCounts<String> values) implements ColumnContent {
        @Override
        public ColumnContent merge(ColumnContent next) {
            ValueCounts<String> others =
                    next instanceof Categories few ? few.counted() : ColumnContent.same(ManyValues.class, next).values;
            return new ManyValues(values.merge(others, DistinctSketch::add));
        }
    }

    /** A key or a private column: no value is kept. */
    record Withheld() implements ColumnContent {
        @Override
        public Withheld merge(ColumnContent next) {
            return ColumnContent.same(Withheld.class, next);
        }
    }

    /** In baselines that were made before this was kept. */
    record NotKept() implements ColumnContent {
        @Override
        public NotKept merge(ColumnContent next) {
            return this;
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
