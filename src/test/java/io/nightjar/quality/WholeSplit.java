package io.nightjar.quality;

import io.nightjar.table.DataFile;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.time.Instant;
import java.util.List;

/** Splits of files that are not there. */
public final class WholeSplit {
    private WholeSplit() {}

    /** A file of row groups. */
    public static DataFile file(Schema schema, List<Long> rowGroupRows) {
        return new DataFile("data/part.parquet", 1, Instant.EPOCH, rowGroupRows, "5eed".repeat(16), schema);
    }

    /** A file of one row group. */
    public static Split of(Schema schema, long rows) {
        return new Split(0, file(schema, List.of(rows)), 0, 1, 0, rows);
    }
}
