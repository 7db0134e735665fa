package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import java.util.stream.IntStream;

/** Hour and weekday of a wall-clock local time, or the weekday of a date. */
final class CompiledTime implements CompiledColumn {
    /** 1 January 1970 was a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    private final String name;
    private final long unitsADay;
    private final int[] hourIds;
    private final int[] weekdayIds;

    /**
     * @param unitsADay how many of the vector's units make a day: microseconds for times, 1 for dates
     * @param hourIds feature ids of the hours from 0, -1 where unknown; empty where the hour is not taken
     * @param weekdayIds feature ids of the days from Monday, -1 where unknown; empty where the weekday is not taken
     */
    CompiledTime(String name, long unitsADay, int[] hourIds, int[] weekdayIds) {
        this.name = name;
        this.unitsADay = unitsADay;
        this.hourIds = hourIds;
        this.weekdayIds = weekdayIds;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int[][] slotIds() {
        int[] hours = known(hourIds);
        int[] weekdays = known(weekdayIds);
        return hourIds.length == 0
                ? new int[][] {weekdays}
                : weekdayIds.length == 0 ? new int[][] {hours} : new int[][] {hours, weekdays};
    }

    private static int[] known(int[] ids) {
        return IntStream.of(ids).filter(id -> id >= 0).toArray();
    }

    @Override
    public ValueState[] read(ColumnVector vector, FeatureSlot[] slots) {
        LongVector times = (LongVector) vector;
        ValueState[] states = new ValueState[vector.size()];
        for (int row = 0; row < states.length; row++) {
            if (vector.isNull(row)) {
                states[row] = ValueState.MISSING;
                continue;
            }
            int slot = 0;
            int known = 0;
            if (hourIds.length != 0) {
                int id = hourIds[(int) (Math.floorMod(times.value(row), unitsADay) / (unitsADay / 24))];
                slots[slot].ids()[row] = id;
                known += id < 0 ? 0 : 1;
                slot++;
            }
            if (weekdayIds.length != 0) {
                long day = Math.floorDiv(times.value(row), unitsADay);
                int id = weekdayIds[Math.floorMod(day + FIRST_WEEKDAY, 7)];
                slots[slot].ids()[row] = id;
                known += id < 0 ? 0 : 1;
                slot++;
            }
            states[row] = state(known, slot);
        }
        return states;
    }

    private static ValueState state(int known, int taken) {
        if (known == 0) {
            return ValueState.UNKNOWN;
        }
        return known == taken ? ValueState.KNOWN : ValueState.PARTLY_KNOWN;
    }
}
