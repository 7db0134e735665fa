package io.nightjar.table;

/** Floating-point numbers; NaN and infinities are values, not nulls. */
public final class DoubleVector implements ColumnVector {
    private final double[] values;
    private final int size;
    private final Nulls nulls;
    private volatile boolean isKnownFinite;

    /**
     * Takes the arrays without a copy; the caller must not write to them again.
     *
     * @param nulls one flag a row, or an empty array where no row is null
     */
    public DoubleVector(double[] values, int size, boolean[] nulls) {
        this.values = values;
        this.size = size;
        this.nulls = Nulls.of(nulls, size);
    }

    /** The shared array, of at least {@link #size()} values: read only. */
    public double[] values() {
        return values;
    }

    public double value(int row) {
        return values[row];
    }

    /** Whether no number of a vector without nulls is NaN or infinite. */
    public boolean isFinite() {
        if (!isKnownFinite) {
            int finite = 0;
            for (int row = 0; row < size; row++) {
                finite += Math.abs(values[row]) <= Double.MAX_VALUE ? 1 : 0;
            }
            isKnownFinite = finite == size;
        }
        return isKnownFinite;
    }

    /** {@link #isFinite} from here on: a loop over all of it has found so, and no other needs to look. */
    public void foundFinite() {
        isKnownFinite = true;
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
