package io.nightjar.tribuo;

import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Values as the text that a Tribuo {@code RowProcessor} reads; exact, so that it reads the very same number. */
final class ValueText {
    private static final long MICROS = 1_000_000;

    private ValueText() {}

    /** The value at a row that is not null. */
    static String of(ColumnVector vector, ColumnType type, int row) {
        if (vector instanceof StringVector texts) {
            return texts.value(row);
        }
        if (vector instanceof DoubleVector doubles) {
            return Double.toString(doubles.value(row));
        }
        long value = ((LongVector) vector).value(row);
        return switch (type) {
            case BOOLEAN -> Boolean.toString(value != 0);
            case DATE -> LocalDate.ofEpochDay(value).toString();
            case LOCAL_TIMESTAMP -> localTime(value).toString();
            case INSTANT -> localTime(value).toInstant(ZoneOffset.UTC).toString();
            default -> Long.toString(value);
        };
    }

    private static LocalDateTime localTime(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1000, ZoneOffset.UTC);
    }

    /** Whether a text counts as missing: Tribuo trims before it looks, and would see an empty category. */
    static boolean isBlank(String text) {
        return text.replace('\n', ' ').trim().isEmpty();
    }
}
