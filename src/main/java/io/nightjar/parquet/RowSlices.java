package io.nightjar.parquet;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that were decoded at once, handed out in batches: copies, since the rows they come from stay to be copied from. */
final class RowSlices {
    static final RowSlices NONE = new RowSlices(new RowBatch(new Schema(List.of()), 0, List.of(), 0), 1);

    private static final boolean[] NO_NULLS = {};

    private final RowBatch whole;
    private final int batchRows;
    private int done;

    /** @param batchRows the most rows to hand out at a time */
    RowSlices(RowBatch whole, int batchRows) {
        this.whole = whole;
        this.batchRows = batchRows;
    }

    boolean isEmpty() {
        return done == whole.rows();
    }

    RowBatch next() {
        int from = done;
        done = Math.min(whole.rows(), from + batchRows);
        List<ColumnVector> vectors = new ArrayList<>(whole.vectors().size());
        for (ColumnVector vector : whole.vectors()) {
            vectors.add(slice(vector, from, done));
        }
        return new RowBatch(whole.schema(), done - from, vectors, whole.firstRow() + from, whole.file());
    }

    private static ColumnVector slice(ColumnVector vector, int from, int to) {
        boolean[] nulls = vector.hasNulls() ? nulls(vector.nulls(), from, to) : NO_NULLS;
        if (vector instanceof DoubleVector doubles) {
            return new DoubleVector(Arrays.copyOfRange(doubles.values(), from, to), to - from, nulls);
        }
        if (vector instanceof LongVector longs) {
            return new LongVector(Arrays.copyOfRange(longs.values(), from, to), to - from, nulls);
        }
        StringVector texts = (StringVector) vector;
        int[] codes = Arrays.copyOfRange(texts.codes(), from, to);
        return texts.fileEntries() == texts.dictionary().length
                ? new StringVector(texts.dictionary(), codes, to - from, nulls)
                : withOwn(texts, codes, nulls);
    }

    private static boolean[] nulls(boolean[] flags, int from, int to) {
        for (int row = from; row < to; row++) {
            if (flags[row]) {
                return Arrays.copyOfRange(flags, from, to);
            }
        }
        return NO_NULLS;
    }

    /** Of the entries that were written as the value of a row, only those of these rows. */
    private static StringVector withOwn(StringVector texts, int[] codes, boolean[] nulls) {
        int shared = texts.fileEntries();
        String[] dictionary = Arrays.copyOf(texts.dictionary(), shared + codes.length);
        int next = shared;
        for (int row = 0; row < codes.length; row++) {
            boolean isNull = nulls.length != 0 && nulls[row];
            if (codes[row] >= shared && !isNull) {
                dictionary[next] = texts.dictionary()[codes[row]];
                codes[row] = next++;
            } else if (isNull) {
                codes[row] = 0;
            }
        }
        return new StringVector(Arrays.copyOf(dictionary, Math.max(1, next)), shared, codes, codes.length, nulls);
    }
}
