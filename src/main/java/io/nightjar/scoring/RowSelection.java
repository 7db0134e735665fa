package io.nightjar.scoring;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;
import java.util.stream.IntStream;

/** Rows picked out of a batch. Where that is all of them in their order, nothing is copied. */
public final class RowSelection {
    private static final boolean[] NO_NULLS = {};

    private final int size;
    private final int[] rows;

    private RowSelection(int size, int[] rows) {
        this.size = size;
        this.rows = rows;
    }

    static RowSelection scored(ScoredBatch batch) {
        if (batch.rejectedRows() == 0) {
            return new RowSelection(batch.rows(), new int[0]);
        }
        return of(IntStream.range(0, batch.rows())
                .filter(row -> !batch.isRejected(row))
                .toArray());
    }

    static RowSelection rejected(ScoredBatch batch) {
        return of(IntStream.range(0, batch.rows()).filter(batch::isRejected).toArray());
    }

    private static RowSelection of(int[] rows) {
        return new RowSelection(rows.length, rows);
    }

    /** The rows at these positions, in this order. */
    public static RowSelection at(int[] rows) {
        return of(rows.clone());
    }

    int size() {
        return size;
    }

    /** Their positions; empty where all rows of the batch are picked. */
    int[] rows() {
        return rows;
    }

    private boolean isAll() {
        return rows.length < size;
    }

    int[] take(int[] values) {
        if (isAll()) {
            return values;
        }
        int[] taken = new int[size];
        for (int i = 0; i < size; i++) {
            taken[i] = values[rows[i]];
        }
        return taken;
    }

    double[] take(double[] values) {
        if (isAll()) {
            return values;
        }
        double[] taken = new double[size];
        for (int i = 0; i < size; i++) {
            taken[i] = values[rows[i]];
        }
        return taken;
    }

    private long[] take(long[] values) {
        long[] taken = new long[size];
        for (int i = 0; i < size; i++) {
            taken[i] = values[rows[i]];
        }
        return taken;
    }

    /** Their values. */
    public ColumnVector take(ColumnVector vector) {
        if (isAll()) {
            return vector;
        }
        boolean[] nulls = vector.hasNulls() ? new boolean[size] : NO_NULLS;
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] = vector.isNull(rows[i]);
        }
        if (vector instanceof LongVector longs) {
            return new LongVector(take(longs.values()), size, nulls);
        }
        if (vector instanceof DoubleVector doubles) {
            return new DoubleVector(take(doubles.values()), size, nulls);
        }
        StringVector texts = (StringVector) vector;
        return new StringVector(texts.dictionary(), take(texts.codes()), size, nulls);
    }
}
