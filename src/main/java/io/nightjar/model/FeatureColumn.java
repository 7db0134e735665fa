package io.nightjar.model;

import io.nightjar.table.ColumnType;
import java.util.List;
import java.util.Locale;

/**
 * One input column of a model and what the model makes of it.
 *
 * @param name the column's name
 * @param type the type it must have; an INT32 may stand where INT64 is asked for, a FLOAT where a DOUBLE is
 * @param kinds what is taken from it, for example hour and weekday of one time column
 * @param divideBy by which a number is divided before it is weighed; 1 for all else
 */
public record FeatureColumn(String name, ColumnType type, List<Kind> kinds, double divideBy) {

    public FeatureColumn {
        kinds = List.copyOf(kinds);
    }

    /** Whether a vector of that type holds the values this column asks for. */
    public boolean accepts(ColumnType found) {
        return found == type
                || (found == ColumnType.INT32 && type == ColumnType.INT64)
                || (found == ColumnType.FLOAT && type == ColumnType.DOUBLE);
    }

    public FeatureColumn(String name, ColumnType type, List<Kind> kinds) {
        this(name, type, kinds, 1);
    }

    /** What a feature processor takes from a value. */
    public enum Kind {
        /** The number itself, scaled as the pipeline says. */
        NUMBER,
        /** One feature for each known value. */
        CATEGORY,
        /** One feature for each known token. */
        TEXT,
        /** The hour of a local time, 0 to 23, as a category. */
        HOUR,
        /** The day of the week of a local time or date, as a category; a function of the business date. */
        WEEKDAY;

        /** The kind's name in training files, signatures and messages. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The inverse of {@link #label()}. */
        public static Kind ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
