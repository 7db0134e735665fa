package io.nightjar.labels;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column by which rows are told apart: a number for each of its values, in the order in which they are met. */
final class SliceColumn {
    /** The group of rows without a value. */
    static final String MISSING = "(missing)";

    /** Of rows whose value would stand beside a label that has not come. */
    static final String NOT_JOINED = "(no label row)";

    static final int NOT_JOINED_CODE = 0;
    private static final int MISSING_CODE = 1;
    private static final int VALUES_AT_MOST = 1000;

    private final Column column;
    private final Source source;
    private final List<String> values = new ArrayList<>(List.of(NOT_JOINED, MISSING));
    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<Long, Integer> numberCodes = new HashMap<>();
    private boolean hasTooMany;
    private String[] dictionary = new String[0];
    private int[] entries = new int[0];

    /** Where its values stand. */
    enum Source {
        PUBLISHED,
        LABELS
    }

    SliceColumn(Column column, Source source) {
        this.column = column;
        this.source = source;
    }

    static boolean canBe(ColumnType type) {
        return switch (type) {
            case BOOLEAN, INT32, INT64, STRING, DATE -> true;
            case FLOAT, DOUBLE, LOCAL_TIMESTAMP, INSTANT -> false;
        };
    }

    Column column() {
        return column;
    }

    Source source() {
        return source;
    }

    /** By their numbers. */
    List<String> values() {
        return values;
    }

    /** Whether it has so many values that it tells nothing apart; then all have the number of a missing one. */
    boolean hasTooMany() {
        return hasTooMany;
    }

    int code(ColumnVector vector, int row) {
        if (vector.isNull(row)) {
            return MISSING_CODE;
        }
        if (vector instanceof StringVector strings) {
            return entry(strings, strings.codes()[row]);
        }
        return numberCodes.computeIfAbsent(((LongVector) vector).value(row), value -> code(text(value)));
    }

    private int entry(StringVector strings, int entry) {
        if (strings.dictionary() != dictionary) {
            dictionary = strings.dictionary();
            entries = new int[dictionary.length];
        }
        // Only what rows use becomes a group, and 0 is nobody's.
        if (entries[entry] == 0) {
            entries[entry] = dictionary[entry].isEmpty() ? MISSING_CODE : code(dictionary[entry]);
        }
        return entries[entry];
    }

    private int code(String value) {
        if (hasTooMany) {
            return MISSING_CODE;
        }
        Integer known = codes.get(value);
        if (known != null) {
            return known;
        }
        if (codes.size() == VALUES_AT_MOST) {
            hasTooMany = true;
            return MISSING_CODE;
        }
        values.add(value);
        codes.put(value, values.size() - 1);
        return values.size() - 1;
    }

    private String text(long value) {
        return switch (column.type()) {
            case BOOLEAN -> value == 0 ? "false" : "true";
            case DATE -> LocalDate.ofEpochDay(value).toString();
            default -> Long.toString(value);
        };
    }
}
