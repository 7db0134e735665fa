package io.nightjar.table;

import java.util.Optional;

/**
 * A closed, synced and read-back part of an output table.
 *
 * @param location where it stands
 * @param rows how many
 * @param bytes its size
 * @param sha256 of its bytes, lower-case hex
 * @param rowDigest of its rows, whatever its layout; empty where nobody computed it
 */
public record PartFile(String location, long rows, long bytes, String sha256, Optional<RowDigest> rowDigest) {

    /** Of which the row digest is not known. */
    public PartFile(String location, long rows, long bytes, String sha256) {
        this(location, rows, bytes, sha256, Optional.empty());
    }

    /** The same bytes elsewhere, with the digest of rows that came by another way. */
    public PartFile with(Optional<RowDigest> rows) {
        return new PartFile(location, this.rows, bytes, sha256, rows);
    }
}
