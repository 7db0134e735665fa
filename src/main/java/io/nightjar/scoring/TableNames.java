package io.nightjar.scoring;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Refuses tables in which two columns share a name, or one has the name of the partition column. Upper and lower case
 * are the same here: DuckDB and Spark read {@code Score} and {@code score} as one name.
 */
final class TableNames {
    /** The output folders are {@code date=…}, which readers turn into a column. */
    private static final String PARTITION_COLUMN = "date";

    private TableNames() {}

    /**
     * @param table which one, for people: {@code output}, {@code rejects}
     * @param copied the first of the columns
     */
    static void check(String table, List<ColumnDescription> columns, CopiedColumns copied) {
        Map<String, ColumnDescription> seen = new HashMap<>();
        for (ColumnDescription column : columns) {
            String name = column.name().toLowerCase(Locale.ROOT);
            if (name.equals(PARTITION_COLUMN)) {
                throw collision(
                        "column '" + column.name() + "' has the name of the partition column '" + PARTITION_COLUMN
                                + "' of the " + table + " table",
                        columns.indexOf(column) < copied.keys());
            }
            ColumnDescription other = seen.put(name, column);
            if (other != null) {
                throw collision(
                        "the " + table + " table would have two columns '" + column.name() + "': " + other.meaning()
                                + ", and " + column.meaning(),
                        columns.indexOf(other) < copied.keys()
                                && columns.indexOf(column) >= copied.columns().size());
            }
        }
    }

    private static NightjarException collision(String message, boolean key) {
        String remedy = key
                ? "Name another key in input.key of the job file, or rename the column in the input."
                : "Take the column from output.pass-through in the job file, or rename it in the input.";
        return NightjarException.of(ErrorCode.OUTPUT_NAME_COLLISION, message + "\n" + remedy)
                .notDone("Nothing was scored.")
                .next("nightjar validate");
    }
}
