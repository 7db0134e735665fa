package io.nightjar.scoring;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;
import java.util.stream.IntStream;

/** Rows picked out of a batch, by position, in ascending order. */
final class RowSelection {

    private RowSelection() {}

    static int[] scored(ScoredBatch batch) {
        return IntStream.range(0, batch.rows())
                .filter(row -> !batch.isRejected(row))
                .toArray();
    }

    static int[] rejected(ScoredBatch batch) {
        return IntStream.range(0, batch.rows()).filter(batch::isRejected).toArray();
    }

    static int[] take(int[] values, int[] rows) {
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return taken;
    }

    static double[] take(double[] values, int[] rows) {
        double[] taken = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return taken;
    }

    private static long[] take(long[] values, int[] rows) {
        long[] taken = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return taken;
    }

    static ColumnVector take(ColumnVector vector, int[] rows) {
        if (rows.length == vector.size()) {
            return vector;
        }
        boolean[] nulls = new boolean[vector.hasNulls() ? rows.length : 0];
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] = vector.isNull(rows[i]);
        }
        if (vector instanceof LongVector longs) {
            return new LongVector(take(longs.values(), rows), rows.length, nulls);
        }
        if (vector instanceof DoubleVector doubles) {
            return new DoubleVector(take(doubles.values(), rows), rows.length, nulls);
        }
        StringVector texts = (StringVector) vector;
        return new StringVector(texts.dictionary(), take(texts.codes(), rows), rows.length, nulls);
    }
}
