package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import java.util.Map;

/**
 * An integer, boolean or date as a category.
 *
 * @param idOf feature ids by the value as a batch holds it
 */
record CompiledCode(String name, Map<Long, Integer> idOf) implements CompiledColumn {

    @Override
    public int[][] slotIds() {
        return new int[][] {idOf.values().stream().mapToInt(Integer::intValue).toArray()};
    }

    @Override
    public ValueState[] read(ColumnVector vector, FeatureSlot[] slots) {
        LongVector codes = (LongVector) vector;
        int[] ids = slots[0].ids();
        ValueState[] states = new ValueState[vector.size()];
        for (int row = 0; row < states.length; row++) {
            if (vector.isNull(row)) {
                states[row] = ValueState.MISSING;
                continue;
            }
            ids[row] = idOf.getOrDefault(codes.value(row), -1);
            states[row] = ids[row] < 0 ? ValueState.UNKNOWN : ValueState.KNOWN;
        }
        return states;
    }
}
