package io.nightjar.model;

import io.nightjar.model.GoldenRows.Answer;
import io.nightjar.model.GoldenRows.Rejected;
import io.nightjar.model.GoldenRows.Scored;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Golden rows as JSON. Floating-point numbers stand as hexadecimal text, so that no reader can round them. */
final class GoldenRowsJson {

    private GoldenRowsJson() {}

    static byte[] write(GoldenRows golden) {
        RowBatch batch = golden.rows();
        List<Object> columns = new ArrayList<>();
        for (Column column : batch.schema().columns()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("column", column.name());
            json.put("type", column.type().label());
            columns.add(json);
        }
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (ColumnVector vector : batch.vectors()) {
                values.add(vector.isNull(row) ? null : value(vector, row));
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("values", values);
            json.putAll(answer(golden.answers().get(row)));
            rows.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("columns", columns);
        json.put("rows", rows);
        return BundleJson.write(json);
    }

    private static Object value(ColumnVector vector, int row) {
        if (vector instanceof LongVector longs) {
            return longs.value(row);
        }
        if (vector instanceof DoubleVector doubles) {
            return ExactNumber.write(doubles.value(row));
        }
        return ((StringVector) vector).value(row);
    }

    private static Map<String, Object> answer(Answer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (answer instanceof Scored scored) {
            json.put("label", scored.label());
            json.put(
                    "margins", scored.margins().stream().map(ExactNumber::write).toList());
            json.put("scores", scored.scores().stream().map(ExactNumber::write).toList());
        } else {
            json.put("rejected", ((Rejected) answer).reason());
        }
        return json;
    }

    static GoldenRows read(byte[] bytes) {
        JsonNode json = BundleJson.read(bytes);
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : json.required("columns")) {
            columns.add(Column.optional(
                    column.required("column").stringValue(),
                    ColumnType.ofLabel(column.required("type").stringValue())));
        }
        List<List<JsonNode>> rows = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (JsonNode row : json.required("rows")) {
            List<JsonNode> values = new ArrayList<>();
            row.required("values").forEach(values::add);
            rows.add(values);
            answers.add(answer(row));
        }
        Schema schema = new Schema(columns);
        List<ColumnVector> vectors = new ArrayList<>();
        for (int column = 0; column < schema.size(); column++) {
            vectors.add(vector(schema.column(column).type(), values(rows, column)));
        }
        return new GoldenRows(new RowBatch(schema, rows.size(), vectors, 0), answers);
    }

    private static List<JsonNode> values(List<List<JsonNode>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }

    private static ColumnVector vector(ColumnType type, List<JsonNode> values) {
        int rows = values.size();
        boolean[] nulls = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            nulls[row] = values.get(row).isNull();
        }
        return switch (type) {
            case STRING -> texts(values, nulls);
            case FLOAT, DOUBLE -> {
                double[] doubles = new double[rows];
                for (int row = 0; row < rows; row++) {
                    doubles[row] =
                            nulls[row] ? 0 : ExactNumber.read(values.get(row).stringValue());
                }
                yield new DoubleVector(doubles, rows, nulls);
            }
            default -> {
                long[] longs = new long[rows];
                for (int row = 0; row < rows; row++) {
                    longs[row] = nulls[row] ? 0 : values.get(row).longValue();
                }
                yield new LongVector(longs, rows, nulls);
            }
        };
    }

    private static StringVector texts(List<JsonNode> values, boolean[] nulls) {
        String[] dictionary = new String[values.size()];
        int[] codes = new int[values.size()];
        for (int row = 0; row < dictionary.length; row++) {
            dictionary[row] =
                    nulls[row] ? "" : Objects.requireNonNull(values.get(row).stringValue());
            codes[row] = row;
        }
        return new StringVector(dictionary, codes, dictionary.length, nulls);
    }

    private static Answer answer(JsonNode row) {
        if (row.has("rejected")) {
            return new Rejected(row.required("rejected").stringValue());
        }
        return new Scored(
                row.required("label").stringValue(), numbers(row.required("margins")), numbers(row.required("scores")));
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode number : array) {
            numbers.add(ExactNumber.read(number.stringValue()));
        }
        return numbers;
    }
}
