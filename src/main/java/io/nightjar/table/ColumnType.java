package io.nightjar.table;

/** What a column's values mean, and with which vector they are held. */
public enum ColumnType {
    /** False or true, held as 0 or 1 in a {@link LongVector}. */
    BOOLEAN,
    /** Signed 32-bit integer, in a {@link LongVector}. */
    INT32,
    /** Signed 64-bit integer, in a {@link LongVector}. */
    INT64,
    /** IEEE 754 single, widened exactly into a {@link DoubleVector}. */
    FLOAT,
    /** IEEE 754 double, in a {@link DoubleVector}. */
    DOUBLE,
    /** UTF-8 text, dictionary-encoded in a {@link StringVector}. */
    STRING,
    /** Days since 1970-01-01, in a {@link LongVector}. */
    DATE,
    /** Wall-clock time with no zone, microseconds since 1970-01-01T00:00, in a {@link LongVector}. */
    LOCAL_TIMESTAMP,
    /** An instant, microseconds since 1970-01-01T00:00Z, in a {@link LongVector}. */
    INSTANT;

    public boolean isNumber() {
        return switch (this) {
            case INT32, INT64, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    /** The type's name in job files, signatures and messages: lower case with dashes. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The inverse of {@link #label()}. */
    public static ColumnType ofLabel(String label) {
        return valueOf(label.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
