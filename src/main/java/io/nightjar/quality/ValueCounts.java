package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The most frequent of a column's values, and about how many different ones there are. Up to
 * {@link ColumnContent#MOST_VALUES} different ones are all counted. Of more, the rare ones are left out as J. Misra and D.
 * Gries do (Finding repeated elements, 1982), so that summaries can still be merged (P. Agarwal and others, Mergeable
 * summaries, PODS 2012), but which ones are left out then depends on how the rows were dealt to splits.
 *
 * @param looked how many values were looked at
 * @param weight how many rows they stand for: as many, or more where only a sample was looked at
 * @param values most frequent first, then ascending; each with at least so many rows
 * @param missed rows that a listed value may have more than is said, and the most that an unlisted one has; values too
 *     long to be listed are left out of this
 * @param distinct sketch of all values looked at; empty where {@code values} lists them all
 */
public record ValueCounts<T extends Comparable<T>>(
        long looked, long weight, List<Counted<T>> values, long missed, Optional<DistinctSketch> distinct) {
    /** How many values are left where there are too many to list them all. */
    static final int LISTED = 256;

    public ValueCounts {
        values = List.copyOf(values);
    }

    static <T extends Comparable<T>> ValueCounts<T> none() {
        return new ValueCounts<>(0, 0, List.of(), 0, Optional.empty());
    }

    /**
     * Lists the most frequent of some values.
     *
     * @param rows of each
     * @param missed of values that were left out before
     * @param sketched where some were left out before
     * @param sketching adds a value to a sketch
     */
    static <T extends Comparable<T>> ValueCounts<T> of(
            long looked,
            long weight,
            Map<T, Long> rows,
            long missed,
            Optional<DistinctSketch> sketched,
            BiConsumer<DistinctSketch, T> sketching) {
        // Where some were left out, what has come since is for the most part as rare as those: not worth a place.
        int listed = missed == 0 ? ColumnContent.MOST_VALUES : LISTED;
        if (rows.size() <= listed) {
            return new ValueCounts<>(looked, weight, list(rows, 0), missed, sketched);
        }
        DistinctSketch sketch = sketched.orElseGet(() -> sketch(rows.keySet(), sketching));
        long less = exceededBy(
                LISTED, rows.values().stream().mapToLong(Long::longValue).toArray());
        return new ValueCounts<>(looked, weight, list(rows, less), missed + less, Optional.of(sketch));
    }

    private static <T extends Comparable<T>> List<Counted<T>> list(Map<T, Long> rows, long less) {
        List<Counted<T>> list = new ArrayList<>();
        rows.forEach((value, count) -> {
            if (count > less) {
                list.add(new Counted<>(value, count - less));
            }
        });
        list.sort(Comparator.comparingLong((Counted<T> one) -> -one.rows()).thenComparing(Counted::value));
        return list;
    }

    /** The least number that at most so many of the counts are greater than. */
    static long exceededBy(int most, long[] counts) {
        // Usually 1: where values are too many to be counted, most of them stand there once.
        long enough = 1;
        while (greater(counts, enough) > most) {
            enough *= 2;
        }
        long tooLittle = enough / 2;
        while (enough - tooLittle > 1) {
            long middle = (enough + tooLittle) >>> 1;
            if (greater(counts, middle) > most) {
                tooLittle = middle;
            } else {
                enough = middle;
            }
        }
        return greater(counts, 0) > most ? enough : 0;
    }

    private static int greater(long[] counts, long than) {
        int greater = 0;
        for (long count : counts) {
            greater += count > than ? 1 : 0;
        }
        return greater;
    }

    private static <T> DistinctSketch sketch(Iterable<T> values, BiConsumer<DistinctSketch, T> sketching) {
        DistinctSketch sketch = DistinctSketch.empty();
        values.forEach(value -> sketching.accept(sketch, value));
        return sketch;
    }

    /** @param sketching adds a value to a sketch */
    ValueCounts<T> merge(ValueCounts<T> next, BiConsumer<DistinctSketch, T> sketching) {
        Map<T, Long> rows = new HashMap<>();
        values.forEach(one -> rows.merge(one.value(), one.rows(), Long::sum));
        next.values.forEach(one -> rows.merge(one.value(), one.rows(), Long::sum));
        Optional<DistinctSketch> sketched = distinct.isEmpty() && next.distinct.isEmpty()
                ? Optional.empty()
                : Optional.of(sketch(sketching).plus(next.sketch(sketching)));
        return of(looked + next.looked, weight + next.weight, rows, missed + next.missed, sketched, sketching);
    }

    private DistinctSketch sketch(BiConsumer<DistinctSketch, T> sketching) {
        return distinct.orElseGet(
                () -> sketch(values.stream().map(Counted::value).toList(), sketching));
    }

    /** Whether every value was looked at, and none of the listed has more rows than is said. */
    @JsonIgnore
    public boolean isExact() {
        return looked == weight && missed == 0;
    }

    /** Different values among those looked at; an estimate where {@link #distinct} is there. */
    @JsonIgnore
    public long different() {
        return distinct.map(sketch -> Math.round(sketch.estimate())).orElse((long) values.size());
    }
}
