package io.nightjar.labels;

import io.nightjar.run.LabelRule;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes of a label's value the number that is joined: of a class its place, or the number itself; and counts the rest. */
final class Truth {
    private static final int NAMED_AT_MOST = 20;

    private final LabelRule rule;
    private final List<String> classes;
    private final ColumnType type;
    private final Map<String, Long> unknown = new TreeMap<>();
    private long nulls;
    private long unknownRows;
    private String[] dictionary = new String[0];
    private double[] entries = new double[0];

    /** @param classes that the model names; none where it predicts a number */
    Truth(LabelRule rule, List<String> classes, ColumnType type) {
        this.rule = rule;
        this.classes = classes;
        this.type = type;
    }

    /** Not a number where the value says nothing; then it is counted. */
    double of(ColumnVector vector, int row) {
        if (vector.isNull(row)) {
            nulls++;
            return Double.NaN;
        }
        double truth;
        if (vector instanceof StringVector strings && !(rule instanceof LabelRule.AsNumber)) {
            truth = ofEntry(strings, strings.codes()[row]);
        } else {
            truth = rule instanceof LabelRule.AsIs ? place(text(vector, row)) : ofNumber(number(vector, row));
        }
        if (Double.isNaN(truth)) {
            count(vector, row);
        }
        return truth;
    }

    private double ofEntry(StringVector strings, int entry) {
        if (strings.dictionary() != dictionary) {
            dictionary = strings.dictionary();
            entries = new double[dictionary.length];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = place(dictionary[i].strip());
            }
        }
        return entries[entry];
    }

    private double place(String text) {
        int place = classes.indexOf(text);
        return place < 0 ? Double.NaN : place;
    }

    private double ofNumber(double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        if (rule instanceof LabelRule.Compare compare) {
            return place(compare.classOf(value));
        }
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static double number(ColumnVector vector, int row) {
        return vector instanceof DoubleVector doubles
                ? doubles.value(row)
                : vector instanceof LongVector longs ? longs.value(row) : Double.NaN;
    }

    private String text(ColumnVector vector, int row) {
        if (vector instanceof StringVector strings) {
            return strings.value(row).strip();
        }
        if (vector instanceof DoubleVector doubles) {
            return Double.toString(doubles.value(row));
        }
        long value = ((LongVector) vector).value(row);
        return switch (type) {
            case BOOLEAN -> value == 0 ? "false" : "true";
            case DATE -> LocalDate.ofEpochDay(value).toString();
            default -> Long.toString(value);
        };
    }

    private void count(ColumnVector vector, int row) {
        String text = text(vector, row);
        if (text.isEmpty()) {
            nulls++;
            return;
        }
        unknownRows++;
        if (unknown.containsKey(text) || unknown.size() < NAMED_AT_MOST) {
            unknown.merge(text, 1L, Long::sum);
        }
    }

    /** Rows whose label is null or empty text. */
    long nulls() {
        return nulls;
    }

    /** Rows whose label is no class of the model, or no finite number. */
    long unknownRows() {
        return unknownRows;
    }

    /** Some of those values, with their rows. */
    Map<String, Long> unknown() {
        return unknown;
    }
}
