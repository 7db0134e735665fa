package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;

/**
 * One feature column as arrays: what the feature pipeline would make of each value, without texts and objects per row.
 * Immutable.
 */
sealed interface CompiledColumn permits CompiledNumber, CompiledCategory, CompiledCode, CompiledTime {

    /** The column's name. */
    String name();

    /** Feature ids that the column's slots can hold, one entry a slot; a value gives at most one feature a slot. */
    int[][] slotIds();

    /**
     * Reads a batch's values.
     *
     * @param slots one a slot of this column, to be filled; ids are -1 where a row gives no known feature
     * @return the state of each value
     */
    ValueState[] read(ColumnVector vector, FeatureSlot[] slots);
}
