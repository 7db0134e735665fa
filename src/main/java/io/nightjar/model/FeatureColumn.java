package io.nightjar.model;

import io.nightjar.table.ColumnType;
import java.util.List;

/**
 * One input column of a model and what the model makes of it.
 *
 * @param name the column's name
 * @param type the type it must have; an INT32 may stand where INT64 is asked for, a FLOAT where a DOUBLE is
 * @param kinds what is taken from it, for example hour and weekday of one time column
 */
public record FeatureColumn(String name, ColumnType type, List<Kind> kinds) {

    public FeatureColumn {
        kinds = List.copyOf(kinds);
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
        WEEKDAY
    }
}
