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

/** Rows picked out of several batches, as one batch. */
final class PickedRows {
    private final Schema schema;
    private final List<List<ColumnVector>> columns = new ArrayList<>();
    private int rows;

    /** @param schema the columns that are kept */
    PickedRows(Schema schema) {
        this.schema = schema;
        schema.columns().forEach(column -> columns.add(new ArrayList<>()));
    }

    void add(RowBatch batch, int[] picked) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i)
                    .add(RowSelection.at(picked)
                            .take(batch.vector(schema.column(i).name())));
        }
        rows += picked.length;
    }

    RowBatch batch() {
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

    /** Dictionaries one after the other. */
    private StringVector texts(List<ColumnVector> pieces, boolean[] nulls) {
        List<String> dictionary = new ArrayList<>();
        int[] codes = new int[rows];
        int row = 0;
        for (ColumnVector piece : pieces) {
            StringVector texts = (StringVector) piece;
            for (int i = 0; i < texts.size(); i++) {
                codes[row++] = dictionary.size() + texts.codes()[i];
            }
            dictionary.addAll(List.of(texts.dictionary()));
        }
        return new StringVector(dictionary.toArray(String[]::new), codes, rows, nulls);
    }
}
