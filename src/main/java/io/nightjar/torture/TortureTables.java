package io.nightjar.torture;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import io.nightjar.table.TableSink;
import java.util.List;
import java.util.SplittableRandom;

/** The input of tortured nights: many files of one split each, with some rows that are rejected. The seed decides all. */
final class TortureTables {
    /** A category that the training nights do not know. */
    private static final String UNKNOWN = "zinc";

    private static final String[] KINDS = {"copper", "iron", "lead", "nickel", "tin", UNKNOWN};
    private static final Schema SCHEMA = Schema.of(
            Column.required("item", ColumnType.INT64),
            Column.required("weight", ColumnType.DOUBLE),
            Column.required("width", ColumnType.DOUBLE),
            Column.required("kind", ColumnType.STRING),
            Column.required("broken", ColumnType.INT64));
    private static final boolean[] NO_NULLS = {};
    private static final int ROWS_A_REJECT = 997;
    private static final int ROWS_AN_UNKNOWN = 499;

    private final TableSink sink;
    private final SplittableRandom random;

    TortureTables(TableSink sink, long seed) {
        this.sink = sink;
        this.random = new SplittableRandom(seed);
    }

    /** A night to learn from: every value can be used. */
    void learnable(String folder, int rows) {
        write(folder + "/part-0.parquet", 0, rows, false);
    }

    /** A night to score: some weights are no numbers, some kinds are new. */
    void tortured(String folder, int files, int rowsAFile) {
        for (int file = 0; file < files; file++) {
            write(folder + "/part-" + file + ".parquet", (long) file * rowsAFile, rowsAFile, true);
        }
    }

    private void write(String location, long firstKey, int rows, boolean odd) {
        long[] keys = new long[rows];
        double[] weights = new double[rows];
        double[] widths = new double[rows];
        int[] kinds = new int[rows];
        long[] broken = new long[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = firstKey + row;
            weights[row] = odd && row % ROWS_A_REJECT == 1 ? Double.NaN : random.nextDouble();
            widths[row] = random.nextDouble(-1, 1);
            kinds[row] = odd && row % ROWS_AN_UNKNOWN == 2 ? KINDS.length - 1 : random.nextInt(KINDS.length - 1);
            broken[row] = random.nextDouble() < (kinds[row] == 0 ? 0.7 : 0.3) ? 1 : 0;
        }
        List<ColumnVector> vectors = List.of(
                new LongVector(keys, rows, NO_NULLS),
                new DoubleVector(weights, rows, NO_NULLS),
                new DoubleVector(widths, rows, NO_NULLS),
                new StringVector(KINDS, kinds, rows, NO_NULLS),
                new LongVector(broken, rows, NO_NULLS));
        try (PartWriter writer = sink.create(location, SCHEMA)) {
            writer.write(new RowBatch(SCHEMA, rows, vectors, 0));
            writer.finish();
        }
    }
}
