package io.nightjar.publish;

import io.nightjar.table.PartFile;
import java.util.Optional;

/**
 * What a run wants to publish: joined, closed, synced and read back, but still in staging.
 *
 * @param table the joined table
 * @param rejects the joined rejects; absent where no row was rejected
 * @param receipt describes both where they will stand
 */
public record Candidate(PartFile table, Optional<PartFile> rejects, Receipt receipt) {}
