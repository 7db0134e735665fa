package io.nightjar.table;

import java.time.Instant;
import java.util.List;

/**
 * One input file as its footer describes it, frozen at plan.
 *
 * @param location relative to the project root where it lies below it, else absolute or a URI
 * @param bytes its size
 * @param modified its modification time as the file system gives it
 * @param rowGroupRows rows of each row group, in file order
 * @param footerDigest SHA-256 of the footer's bytes, lower-case hex
 * @param schema its columns, in file order
 */
public record DataFile(
        String location, long bytes, Instant modified, List<Long> rowGroupRows, String footerDigest, Schema schema) {

    public DataFile {
        rowGroupRows = List.copyOf(rowGroupRows);
    }

    /** How many row groups it has. */
    public int rowGroups() {
        return rowGroupRows.size();
    }

    public long rows() {
        return rowGroupRows.stream().mapToLong(Long::longValue).sum();
    }
}
