package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;

/**
 * One feature column as arrays: what the feature pipeline would make of each value, without texts and objects per row.
 * Safe for use by several threads.
 */
sealed interface CompiledColumn permits CompiledNumber, CompiledCategory, CompiledCode, CompiledTime, CompiledText {

    /** The column's name. */
    String name();

    /** Feature ids that the column's slots can hold, one entry a slot; no two slots add in turns. */
    int[][] slotIds();

    /** Reads a batch's values, and leaves in its room what they came to. */
    ColumnReading read(ColumnVector vector, BatchRoom room);
}
