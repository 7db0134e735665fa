package io.nightjar.report;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names one row of a date's table.
 *
 * @param columns the key columns
 * @param values as somebody wrote them, one a column
 */
public record RowKey(List<String> columns, List<String> values) {

    public RowKey {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        if (columns.size() != values.size()) {
            throw NightjarException.of(
                            ErrorCode.USAGE,
                            "a row is named by " + String.join(", ", columns) + ": " + columns.size() + " values, not "
                                    + values.size())
                    .notDone("Nothing was looked up.")
                    .next("write --key once for each, in that order");
        }
    }

    /** As it was asked for: {@code flight_id 17}. */
    public String shown() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + " " + values.get(i))
                .collect(Collectors.joining(", "));
    }

    /** Looks for it in batches of that schema. */
    Search in(Schema schema) {
        return new Search(
                columns,
                IntStream.range(0, columns.size())
                        .mapToObj(i -> value(schema.find(columns.get(i)).orElseThrow(), values.get(i)))
                        .toList());
    }

    /** Values as vectors hold them. */
    record Search(List<String> columns, List<Object> wanted) {

        /** The row, or -1. */
        int row(RowBatch batch) {
            List<ColumnVector> keys = columns.stream().map(batch::vector).toList();
            for (int row = 0; row < batch.rows(); row++) {
                int found = 0;
                while (found < keys.size() && is(keys.get(found), row, wanted.get(found))) {
                    found++;
                }
                if (found == keys.size()) {
                    return row;
                }
            }
            return -1;
        }

        private static boolean is(ColumnVector key, int row, Object wanted) {
            if (key instanceof LongVector longs) {
                return wanted instanceof Long number && longs.value(row) == number;
            }
            if (key instanceof DoubleVector doubles) {
                return wanted instanceof Double number && doubles.value(row) == number;
            }
            return ((StringVector) key).value(row).equals(wanted);
        }
    }

    private static Object value(Column column, String text) {
        try {
            return switch (column.type()) {
                case BOOLEAN -> text.equals("true") ? 1L : 0L;
                case INT32, INT64 -> Long.valueOf(text);
                case FLOAT -> (double) Float.parseFloat(text);
                case DOUBLE -> Double.valueOf(text);
                case STRING -> text;
                case DATE -> LocalDate.parse(text).toEpochDay();
                case LOCAL_TIMESTAMP ->
                    micros(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
                case INSTANT -> micros(Instant.parse(text));
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw NightjarException.of(
                            ErrorCode.USAGE,
                            "--key: column '" + column.name() + "' is "
                                    + column.type().label() + ", and what was given for it is not",
                            e)
                    .notDone("Nothing was looked up.");
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
