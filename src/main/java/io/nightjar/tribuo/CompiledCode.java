package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An integer, boolean or date as a category. */
final class CompiledCode implements CompiledColumn {
    private final String name;
    private final long[] values;
    private final int[] ids;
    private final IdSlot slot;

    /**
     * @param idOf feature ids by the value as a batch holds it
     * @param slot of those ids
     */
    CompiledCode(String name, Map<Long, Integer> idOf, IdSlot slot) {
        this.name = name;
        SortedMap<Long, Integer> sorted = new TreeMap<>(idOf);
        values = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
        ids = sorted.values().stream().mapToInt(Integer::intValue).toArray();
        this.slot = slot;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int[][] slotIds() {
        return new int[][] {slot.ids()};
    }

    @Override
    public ColumnReading read(ColumnVector vector, BatchRoom room) {
        long[] codes = ((LongVector) vector).values();
        int[] ofRow = room.ints();
        boolean[] nulls = vector.nulls();
        OddValues odd = room.odd();
        for (int row = 0; row < ofRow.length; row++) {
            int place = nulls.length != 0 && nulls[row] ? -1 : Arrays.binarySearch(values, codes[row]);
            ofRow[row] = place < 0 ? -1 : ids[place];
            if (place < 0) {
                odd.add(row, vector.isNull(row) ? ValueState.MISSING : ValueState.UNKNOWN);
            }
        }
        return ColumnReading.of(odd, slot.terms(ofRow));
    }
}
