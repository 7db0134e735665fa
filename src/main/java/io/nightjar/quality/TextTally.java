package io.nightjar.quality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts texts; when there are too many different ones, the rare ones are left out, see {@link ValueCounts}. */
final class TextTally {
    private final Map<String, Long> rows = new HashMap<>();
    private Optional<DistinctSketch> sketch = Optional.empty();
    private long looked;
    private long weight;
    private long missed;

    /**
     * Counts one value.
     *
     * @param times how many values were looked at
     * @param stands how many rows each of them stands for
     */
    void add(String value, long times, long stands) {
        looked += times;
        weight += times * stands;
        if (value.length() > ColumnContent.LONGEST_VALUE) {
            sketched().add(value);
            return;
        }
        sketch.ifPresent(all -> all.add(value));
        rows.merge(value, times * stands, Long::sum);
        if (rows.size() > ColumnContent.MOST_VALUES) {
            sketched();
            leaveOut(ValueCounts.exceededBy(
                    ValueCounts.LISTED,
                    rows.values().stream().mapToLong(Long::longValue).toArray()));
        }
    }

    /**
     * Counts the entries of a dictionary. A value that stands in it twice may miss twice what is said.
     *
     * @param times how often each entry is used
     */
    void addAll(String[] entries, int size, long[] times) {
        long less = size > ColumnContent.MOST_VALUES
                ? ValueCounts.exceededBy(ColumnContent.MOST_VALUES, Arrays.copyOf(times, size))
                : 0;
        if (less > 0) {
            DistinctSketch all = sketched();
            missed += less;
            for (int entry = 0; entry < size; entry++) {
                if (times[entry] > 0) {
                    all.add(entries[entry]);
                }
            }
        }
        for (int entry = 0; entry < size; entry++) {
            if (times[entry] > less) {
                add(entries[entry], times[entry] - less, 1);
            }
            long left = Math.min(times[entry], less);
            looked += left;
            weight += left;
        }
    }

    private DistinctSketch sketched() {
        if (sketch.isEmpty()) {
            DistinctSketch all = DistinctSketch.empty();
            rows.keySet().forEach(all::add);
            sketch = Optional.of(all);
        }
        return sketch.get();
    }

    private void leaveOut(long less) {
        rows.values().removeIf(count -> count <= less);
        rows.replaceAll((value, count) -> count - less);
        missed += less;
    }

    /** Whether every value that was looked at is counted by itself. */
    boolean isComplete() {
        return sketch.isEmpty();
    }

    long looked() {
        return looked;
    }

    /** The counts by value, where {@link #isComplete}. */
    Map<String, Long> rows() {
        return rows;
    }

    ValueCounts<String> counts() {
        return ValueCounts.of(looked, weight, rows, missed, sketch, DistinctSketch::add);
    }
}
