package io.nightjar.table;

/** The values of one column of a row batch. Values at null rows are unspecified and must not be read. */
public sealed interface ColumnVector permits LongVector, DoubleVector, StringVector {

    int size();

    boolean isNull(int row);

    /** Whether any row is null; false lets a loop skip the check. */
    boolean hasNulls();

    /** The shared flags, at least one a row, or an empty array where no row is null: read only, for loops over all. */
    boolean[] nulls();
}
