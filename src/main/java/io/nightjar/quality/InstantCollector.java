package io.nightjar.quality;

import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import java.util.Arrays;
import java.util.List;

/** Looks at dates and times; of times it counts the hours of the day. */
final class InstantCollector implements ColumnCollector {
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int HOURS = 24;

    private final long[] hours;
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    InstantCollector(ColumnType type) {
        hours = new long[type == ColumnType.DATE ? 0 : HOURS];
    }

    @Override
    public void observe(ColumnVector vector, int[] sample) {
        LongVector longs = (LongVector) vector;
        long[] values = longs.values();
        boolean[] nulls = longs.nulls();
        int size = longs.size();
        long least = min;
        long greatest = max;
        int present = 0;
        for (int row = 0; row < size; row++) {
            if (nulls.length == 0 || !nulls[row]) {
                present++;
                least = Math.min(least, values[row]);
                greatest = Math.max(greatest, values[row]);
                if (hours.length != 0) {
                    hours[Math.floorMod(Math.floorDiv(values[row], HOUR_MICROS), HOURS)]++;
                }
            }
        }
        count += present;
        min = least;
        max = greatest;
    }

    @Override
    public void endRowGroup() {}

    @Override
    public ColumnContent content() {
        List<Long> byHour = Arrays.stream(hours).boxed().toList();
        return count == 0
                ? new ColumnContent.Instants(0, 0, 0, byHour)
                : new ColumnContent.Instants(count, min, max, byHour);
    }
}
