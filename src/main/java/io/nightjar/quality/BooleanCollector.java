package io.nightjar.quality;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts false and true. */
final class BooleanCollector implements ColumnCollector {
    private final long[] rows = new long[2];

    @Override
    public void observe(ColumnVector vector, int[] sample) {
        LongVector longs = (LongVector) vector;
        for (int row = 0; row < longs.size(); row++) {
            if (!longs.isNull(row)) {
                rows[(int) longs.value(row)]++;
            }
        }
    }

    @Override
    public void endRowGroup() {}

    @Override
    public ColumnContent content() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int value = 0; value < 2; value++) {
            if (rows[value] > 0) {
                counts.put(value == 0 ? "false" : "true", rows[value]);
            }
        }
        return new ColumnContent.Categories(counts);
    }
}
