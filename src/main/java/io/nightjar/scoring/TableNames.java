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

    static void check(List<ColumnDescription> columns) {
        Map<String, ColumnDescription> seen = new HashMap<>();
        for (ColumnDescription column : columns) {
            String name = column.name().toLowerCase(Locale.ROOT);
            if (name.equals(PARTITION_COLUMN)) {
                throw collision("Column '" + column.name() + "' has the name of the output's partition column '"
                        + PARTITION_COLUMN + "'");
            }
            ColumnDescription other = seen.put(name, column);
            if (other != null) {
                throw collision("The output table would have two columns '" + column.name() + "': " + other.meaning()
                        + ", and " + column.meaning());
            }
        }
    }

    private static NightjarException collision(String message) {
        return NightjarException.of(ErrorCode.OUTPUT_NAME_COLLISION, message)
                .notDone("Nothing was scored.")
                .next("remove the column from output.pass-through in the job file, or rename it in the input");
    }
}
