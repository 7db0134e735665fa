package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;

/**
 * A number, divided once.
 *
 * @param id of its feature, -1 where the model has no weight for it
 */
record CompiledNumber(String name, int id, double divideBy) implements CompiledColumn {

    @Override
    public int[][] slotIds() {
        return new int[][] {id < 0 ? new int[0] : new int[] {id}};
    }

    @Override
    public ValueState[] read(ColumnVector vector, FeatureSlot[] slots) {
        FeatureSlot slot = slots[0];
        ValueState[] states = new ValueState[vector.size()];
        ValueState usable = id < 0 ? ValueState.UNKNOWN : ValueState.KNOWN;
        for (int row = 0; row < states.length; row++) {
            if (vector.isNull(row)) {
                states[row] = ValueState.MISSING;
                continue;
            }
            // A long becomes the double that its text is parsed to: both round half to even.
            double value =
                    vector instanceof DoubleVector doubles ? doubles.value(row) : ((LongVector) vector).value(row);
            if (!Double.isFinite(value)) {
                states[row] = ValueState.INVALID;
                continue;
            }
            states[row] = usable;
            slot.ids()[row] = id;
            slot.values()[row] = value / divideBy;
        }
        return states;
    }
}
