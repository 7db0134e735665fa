package io.nightjar.tribuo;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Row batches from rows of Long, Double, String or null; texts share one dictionary, as in a file. */
final class TestRows {

    private TestRows() {}

    static RowBatch batch(Schema schema, List<@Nullable Object[]> rows, long firstRow) {
        List<ColumnVector> vectors = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            vectors.add(vector(schema.column(i), i, rows));
        }
        return new RowBatch(schema, rows.size(), vectors, firstRow);
    }

    private static ColumnVector vector(Column column, int index, List<@Nullable Object[]> rows) {
        int size = rows.size();
        boolean[] nulls = new boolean[size];
        long[] longs = new long[size];
        double[] doubles = new double[size];
        int[] codes = new int[size];
        Map<String, Integer> dictionary = new LinkedHashMap<>();
        for (int row = 0; row < size; row++) {
            Object value = rows.get(row)[index];
            nulls[row] = value == null;
            longs[row] = value instanceof Long number ? number : 0;
            doubles[row] = value instanceof Double number ? number : 0;
            String text = value instanceof String some ? some : "";
            Integer code = dictionary.putIfAbsent(text, dictionary.size());
            codes[row] = code == null ? dictionary.size() - 1 : code;
        }
        return switch (column.type()) {
            case STRING -> new StringVector(dictionary.keySet().toArray(String[]::new), codes, size, nulls);
            case FLOAT, DOUBLE -> new DoubleVector(doubles, size, nulls);
            default -> new LongVector(longs, size, nulls);
        };
    }
}
