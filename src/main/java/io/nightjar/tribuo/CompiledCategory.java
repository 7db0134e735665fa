package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text as a category; each dictionary entry is looked up once a batch.
 *
 * @param idOf feature ids by category, trimmed as Tribuo trims
 */
record CompiledCategory(String name, Map<String, Integer> idOf) implements CompiledColumn {

    @Override
    public int[][] slotIds() {
        return new int[][] {idOf.values().stream().mapToInt(Integer::intValue).toArray()};
    }

    @Override
    public ValueState[] read(ColumnVector vector, FeatureSlot[] slots) {
        StringVector texts = (StringVector) vector;
        @Nullable ValueState[] entryStates = new ValueState[texts.dictionary().length];
        int[] entryIds = new int[entryStates.length];
        int[] ids = slots[0].ids();
        ValueState[] states = new ValueState[vector.size()];
        for (int row = 0; row < states.length; row++) {
            if (vector.isNull(row)) {
                states[row] = ValueState.MISSING;
                continue;
            }
            int code = texts.codes()[row];
            ValueState state = entryStates[code];
            if (state == null) {
                String category = texts.dictionary()[code].replace('\n', ' ').trim();
                entryIds[code] = idOf.getOrDefault(category, -1);
                state = state(category, entryIds[code]);
                entryStates[code] = state;
            }
            states[row] = state;
            ids[row] = state == ValueState.KNOWN ? entryIds[code] : -1;
        }
        return states;
    }

    private static ValueState state(String category, int id) {
        if (category.isEmpty()) {
            return ValueState.MISSING;
        }
        return id < 0 ? ValueState.UNKNOWN : ValueState.KNOWN;
    }
}
