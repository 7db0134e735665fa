package io.nightjar.table;

/** Integers, booleans, dates and times; see {@link ColumnType} for what a value means. */
public final class LongVector implements ColumnVector {
    private final long[] values;
    private final int size;
    private final Nulls nulls;

    /**
     * Takes the arrays without a copy; the caller must not write to them again.
     *
     * @param nulls one flag a row, or an empty array where no row is null
     */
    public LongVector(long[] values, int size, boolean[] nulls) {
        this.values = values;
        this.size = size;
        this.nulls = Nulls.of(nulls, size);
    }

    /** The shared array, of at least {@link #size()} values: read only. */
    public long[] values() {
        return values;
    }

    public long value(int row) {
        return values[row];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isNull(int row) {
        return nulls.at(row);
    }

    @Override
    public boolean hasNulls() {
        return nulls.any();
    }

    @Override
    public boolean[] nulls() {
        return nulls.flags();
    }
}
