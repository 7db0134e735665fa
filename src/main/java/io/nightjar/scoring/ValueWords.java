package io.nightjar.scoring;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Values as people write them: the same text on every platform. */
@FunctionalInterface
public interface ValueWords {
    /** Longer texts are cut. */
    int LONGEST = 64;

    /** Shows nothing; never asked. */
    ValueWords WITHHELD = (vector, row) -> "";

    /** The value at a row that is not null. */
    String text(ColumnVector vector, int row);

    /** @param type of the vectors, which may be narrower than the feature's */
    static ValueWords of(ExplainedFeature feature, ColumnType type) {
        if (feature.kind() == Kind.HOUR) {
            return (vector, row) -> Long.toString(Math.floorMod(micros(vector, row), 86_400_000_000L) / 3_600_000_000L);
        }
        if (feature.kind() == Kind.WEEKDAY) {
            return type == ColumnType.DATE
                    ? (vector, row) -> weekday(micros(vector, row))
                    : (vector, row) -> weekday(Math.floorDiv(micros(vector, row), 86_400_000_000L));
        }
        return of(type);
    }

    /** Of a column's own values. */
    static ValueWords of(ColumnType type) {
        return switch (type) {
            case STRING -> (vector, row) -> cut(((StringVector) vector).value(row));
            case DOUBLE -> (vector, row) -> number(((DoubleVector) vector).value(row), 17);
            case FLOAT -> (vector, row) -> number(((DoubleVector) vector).value(row), 9);
            case BOOLEAN -> (vector, row) -> Boolean.toString(micros(vector, row) != 0);
            case DATE ->
                (vector, row) -> LocalDate.ofEpochDay(micros(vector, row)).toString();
            case LOCAL_TIMESTAMP ->
                (vector, row) -> time(micros(vector, row)).replace("Z", "").replace('T', ' ');
            case INSTANT -> (vector, row) -> time(micros(vector, row));
            default -> (vector, row) -> Long.toString(micros(vector, row));
        };
    }

    private static long micros(ColumnVector vector, int row) {
        return ((LongVector) vector).value(row);
    }

    private static String weekday(long day) {
        String name = DayOfWeek.of((int) Math.floorMod(day + 3, 7L) + 1).name();
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    /**
     * A number in few digits that read back as the same, not through {@code Double.toString}, of which JDK 17 and 19 make
     * different texts.
     *
     * @param digits that are always enough
     */
    static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        long millionths = Math.round(value * 1e6);
        if (Math.abs(millionths) < 1e15 && millionths / 1e6 == value) {
            return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
        }
        BigDecimal exact = new BigDecimal(value);
        for (int fewer = digits - 2; fewer < digits; fewer++) {
            BigDecimal rounded = exact.round(new MathContext(fewer));
            if (digits == 9 ? rounded.floatValue() == (float) value : rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros().toString();
            }
        }
        return exact.round(new MathContext(digits)).stripTrailingZeros().toString();
    }
}
