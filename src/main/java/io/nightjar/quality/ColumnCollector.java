package io.nightjar.quality;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;

/** Looks at the values of one column of a split, batch by batch and row group by row group. */
sealed interface ColumnCollector
        permits WithheldCollector, NumberCollector, InstantCollector, BooleanCollector, TextCollector {

    /**
     * Takes in the column's part of a batch.
     *
     * @param sample rows that are looked at closely, ascending
     */
    void observe(ColumnVector vector, int[] sample);

    /** What comes next is of another row group. */
    void endRowGroup();

    /** Of all that was observed; row groups have ended. */
    ColumnContent content();

    /**
     * For a column that is not private.
     *
     * @param center of its numbers, see {@link Distribution}
     * @param every one row of so many is looked at closely
     */
    static ColumnCollector of(Column column, double center, int every) {
        ColumnType type = column.type();
        return switch (type) {
            case INT32, INT64, FLOAT, DOUBLE -> new NumberCollector(center, every);
            case DATE, LOCAL_TIMESTAMP, INSTANT -> new InstantCollector(type);
            case BOOLEAN -> new BooleanCollector();
            case STRING -> new TextCollector(every);
        };
    }
}
