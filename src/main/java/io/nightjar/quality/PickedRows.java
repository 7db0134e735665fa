package io.nightjar.quality;

import io.nightjar.scoring.RowSelection;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows picked out of several batches, as one batch. */
public final class PickedRows {
    private final Schema schema;
    private final List<List<ColumnVector>> columns = new ArrayList<>();
    private int rows;

    /** @param schema the columns that are kept */
    public PickedRows(Schema schema) {
        this.schema = schema;
        schema.columns().forEach(column -> columns.add(new ArrayList<>()));
    }

    /** @param picked their places in the batch, which holds at least the columns that are kept */
    public void add(RowBatch batch, int[] picked) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i)
                    .add(RowSelection.at(picked)
                            .take(batch.vector(schema.column(i).name())));
        }
        rows += picked.length;
    }

    public RowBatch batch() {
        return new RowBatch(schema, rows, columns.stream().map(this::joined).toList(), 0);
    }

    private ColumnVector joined(List<ColumnVector> pieces) {
        boolean[] nulls = new boolean[rows];
        int row = 0;
        for (ColumnVector piece : pieces) {
            for (int i = 0; i < piece.size(); i++) {
                nulls[row++] = piece.isNull(i);
            }
        }
        if (pieces.get(0) instanceof DoubleVector) {
            double[] values = pieces.stream()
                    .flatMapToDouble(piece -> Arrays.stream(((DoubleVector) piece).values(), 0, piece.size()))
                    .toArray();
            return new DoubleVector(values, rows, nulls);
        }
        if (pieces.get(0) instanceof LongVector) {
            long[] values = pieces.stream()
                    .flatMapToLong(piece -> Arrays.stream(((LongVector) piece).values(), 0, piece.size()))
                    .toArray();
            return new LongVector(values, rows, nulls);
        }
        return texts(pieces, nulls);
    }

    /** An entry a row: the dictionaries that the rows come from may be large. */
    private StringVector texts(List<ColumnVector> pieces, boolean[] nulls) {
        String[] values = pieces.stream()
                .flatMap(piece -> IntStream.range(0, piece.size())
                        .mapToObj(row -> piece.isNull(row) ? "" : ((StringVector) piece).value(row)))
                .toArray(String[]::new);
        return new StringVector(values, IntStream.range(0, rows).toArray(), rows, nulls);
    }
}
