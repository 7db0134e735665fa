package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of boxed values (Long, Double, String or null) as a row batch. */
final class GoldenBatch {

    private GoldenBatch() {}

    static RowBatch of(List<FeatureColumn> columns, List<@Nullable Object[]> rows) {
        List<Column> schema = new ArrayList<>();
        List<ColumnVector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            schema.add(Column.optional(columns.get(i).name(), columns.get(i).type()));
            vectors.add(vector(columns.get(i), i, rows));
        }
        return new RowBatch(new Schema(schema), rows.size(), vectors, 0);
    }

    private static ColumnVector vector(FeatureColumn column, int index, List<@Nullable Object[]> rows) {
        int size = rows.size();
        boolean[] nulls = new boolean[size];
        long[] longs = new long[size];
        double[] doubles = new double[size];
        String[] texts = new String[size];
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            Object value = rows.get(row)[index];
            nulls[row] = value == null;
            longs[row] = value instanceof Long number ? number : 0;
            doubles[row] = value instanceof Double number ? number : 0;
            texts[row] = value instanceof String text ? text : "";
            codes[row] = row;
        }
        return switch (column.type()) {
            case STRING -> new StringVector(texts, codes, size, nulls);
            case FLOAT, DOUBLE -> new DoubleVector(doubles, size, nulls);
            default -> new LongVector(longs, size, nulls);
        };
    }
}
