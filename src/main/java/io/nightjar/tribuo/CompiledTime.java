package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Hour and weekday of a wall-clock local time, or the weekday of a date. */
final class CompiledTime implements CompiledColumn {
    /** 1 January 1970 was a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    private static final int[] NOT_TAKEN = {};

    private final String name;
    private final long unitsADay;
    private final int[] hourIds;
    private final int[] weekdayIds;
    private final IdSlot hours;
    private final IdSlot weekdays;

    /**
     * @param unitsADay how many of the vector's units make a day: microseconds for times, 1 for dates
     * @param hourIds feature ids of the hours from 0, -1 where unknown; empty where the hour is not taken
     * @param weekdayIds feature ids of the days from Monday, -1 where unknown; empty where the weekday is not taken
     * @param values gives slots of those ids that are known
     */
    CompiledTime(String name, long unitsADay, int[] hourIds, int[] weekdayIds, FeatureValues values)
            throws NotCompiled {
        this.name = name;
        this.unitsADay = unitsADay;
        this.hourIds = hourIds;
        this.weekdayIds = weekdayIds;
        this.hours = values.slot(name, known(hourIds));
        this.weekdays = values.slot(name, known(weekdayIds));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int[][] slotIds() {
        return hourIds.length == 0
                ? new int[][] {weekdays.ids()}
                : weekdayIds.length == 0 ? new int[][] {hours.ids()} : new int[][] {hours.ids(), weekdays.ids()};
    }

    private static int[] known(int[] ids) {
        return IntStream.of(ids).filter(id -> id >= 0).toArray();
    }

    @Override
    public ColumnReading read(ColumnVector vector, BatchRoom room) {
        long[] times = ((LongVector) vector).values();
        boolean[] nulls = vector.nulls();
        OddValues odd = room.odd();
        int rows = vector.size();
        int[] hourOf = hourIds.length == 0 ? NOT_TAKEN : room.ints();
        int[] weekdayOf = weekdayIds.length == 0 ? NOT_TAKEN : room.ints();
        int taken = Integer.signum(hourIds.length) + Integer.signum(weekdayIds.length);
        for (int row = 0; row < rows; row++) {
            boolean isNull = nulls.length != 0 && nulls[row];
            long time = isNull ? 0 : times[row];
            long day = Math.floorDiv(time, unitsADay);
            int known = 0;
            if (hourOf.length != 0) {
                hourOf[row] = isNull ? -1 : hourIds[(int) ((time - day * unitsADay) / (unitsADay / 24))];
                known += hourOf[row] < 0 ? 0 : 1;
            }
            if (weekdayOf.length != 0) {
                weekdayOf[row] = isNull ? -1 : weekdayIds[Math.floorMod(day + FIRST_WEEKDAY, 7)];
                known += weekdayOf[row] < 0 ? 0 : 1;
            }
            odd.add(row, isNull ? ValueState.MISSING : state(known, taken));
        }
        return ColumnReading.of(odd, terms(hourOf, weekdayOf));
    }

    private List<Terms> terms(int[] hourOf, int[] weekdayOf) {
        List<Terms> terms = new ArrayList<>(2);
        if (hourIds.length != 0) {
            terms.add(hours.terms(hourOf));
        }
        if (weekdayIds.length != 0) {
            terms.add(weekdays.terms(weekdayOf));
        }
        return terms;
    }

    private static ValueState state(int known, int taken) {
        if (known == 0) {
            return ValueState.UNKNOWN;
        }
        return known == taken ? ValueState.KNOWN : ValueState.PARTLY_KNOWN;
    }
}
