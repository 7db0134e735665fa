package io.nightjar.table;

/**
 * One column of a table.
 *
 * @param name exactly as in the file
 * @param type what its values mean
 * @param nullability whether a value may be absent
 */
public record Column(String name, ColumnType type, Nullability nullability) {

    /** Whether a column may hold nulls. */
    public enum Nullability {
        REQUIRED,
        OPTIONAL
    }

    public static Column required(String name, ColumnType type) {
        return new Column(name, type, Nullability.REQUIRED);
    }

    public static Column optional(String name, ColumnType type) {
        return new Column(name, type, Nullability.OPTIONAL);
    }

    public boolean isOptional() {
        return nullability == Nullability.OPTIONAL;
    }
}
