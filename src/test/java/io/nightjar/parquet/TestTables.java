package io.nightjar.parquet;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.PartFile;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tables as rows of boxed values, for tests only. */
final class TestTables {
    static final Schema ALL_TYPES = Schema.of(
            Column.required("id", ColumnType.INT64),
            Column.optional("flag", ColumnType.BOOLEAN),
            Column.optional("small", ColumnType.INT32),
            Column.optional("large", ColumnType.INT64),
            Column.optional("single", ColumnType.FLOAT),
            Column.optional("number", ColumnType.DOUBLE),
            Column.optional("text", ColumnType.STRING),
            Column.optional("day", ColumnType.DATE),
            Column.optional("wall clock", ColumnType.LOCAL_TIMESTAMP),
            Column.optional("score_>50K.é\"x", ColumnType.INSTANT),
            Column.required("name", ColumnType.STRING),
            Column.required("weight", ColumnType.DOUBLE));

    private static final double[] NUMBERS = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        1.0 / 3,
        42
    };
    private static final String[] TEXTS = {"", "ATL", "Zürich", "東京", "😀 pair", "null", "a\u0000b", "\uFFFD", " "};

    private TestTables() {}

    /** Rows of all types with nulls and the values that are easily lost. */
    static List<Object[]> rows(int count, long seed) {
        Random random = new Random(seed);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double number = random.nextInt(3) == 0 ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextGaussian();
            Object[] row = {
                (long) i,
                random.nextLong() & 1,
                (long) random.nextInt(),
                random.nextLong(),
                (double) (float) number,
                number,
                TEXTS[random.nextInt(TEXTS.length)],
                (long) random.nextInt(40_000) - 10_000,
                random.nextLong() >> 12,
                random.nextLong() >> 12,
                "name " + random.nextInt(count),
                random.nextDouble()
            };
            for (int c = 1; c < 10; c++) {
                if (random.nextInt(4) == 0) {
                    row[c] = null;
                }
            }
            rows.add(row);
        }
        return rows;
    }

    static RowBatch batch(Schema schema, List<Object[]> rows, long firstRow) {
        List<ColumnVector> vectors = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            vectors.add(vector(schema.column(c), rows, c));
        }
        return new RowBatch(schema, rows.size(), vectors, firstRow);
    }

    private static ColumnVector vector(Column column, List<Object[]> rows, int c) {
        int size = rows.size();
        boolean[] nulls = new boolean[size];
        for (int row = 0; row < size; row++) {
            nulls[row] = rows.get(row)[c] == null;
        }
        switch (column.type()) {
            case FLOAT, DOUBLE -> {
                double[] values = new double[size];
                for (int row = 0; row < size; row++) {
                    values[row] = nulls[row] ? 77 : (Double) rows.get(row)[c];
                }
                return new DoubleVector(values, size, nulls);
            }
            case STRING -> {
                Map<String, Integer> places = new LinkedHashMap<>();
                int[] codes = new int[size];
                for (int row = 0; row < size; row++) {
                    String text = nulls[row] ? "unused" : (String) rows.get(row)[c];
                    codes[row] = places.computeIfAbsent(text, t -> places.size());
                }
                return new StringVector(places.keySet().toArray(String[]::new), codes, size, nulls);
            }
            default -> {
                long[] values = new long[size];
                for (int row = 0; row < size; row++) {
                    values[row] = nulls[row] ? 77 : (Long) rows.get(row)[c];
                }
                return new LongVector(values, size, nulls);
            }
        }
    }

    static @Nullable Object value(ColumnVector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        if (vector instanceof LongVector longs) {
            return longs.value(row);
        }
        if (vector instanceof DoubleVector doubles) {
            return doubles.value(row);
        }
        return ((StringVector) vector).value(row);
    }

    static PartFile write(ParquetSink sink, String location, Schema schema, List<Object[]> rows, int batchRows) {
        try (PartWriter writer = sink.create(location, schema)) {
            for (int from = 0; from < rows.size(); from += batchRows) {
                writer.write(batch(schema, rows.subList(from, Math.min(rows.size(), from + batchRows)), from));
            }
            return writer.finish();
        }
    }

    static Split whole(DataFile file) {
        return new Split(0, file, 0, file.rowGroupRows().size(), 0, file.rows());
    }

    static List<Object[]> read(ParquetSource source, DataFile file, Schema wanted, int batchRows) {
        List<Object[]> rows = new ArrayList<>();
        try (RowBatchReader reader = source.read(whole(file), wanted, batchRows)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                RowBatch batch = next.get();
                if (batch.rows() > batchRows || batch.firstRow() != rows.size()) {
                    throw new AssertionError("batch of " + batch.rows() + " rows at " + batch.firstRow());
                }
                for (int row = 0; row < batch.rows(); row++) {
                    Object[] values = new Object[wanted.size()];
                    for (int c = 0; c < values.length; c++) {
                        values[c] = value(batch.vector(c), row);
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }
}
