package io.nightjar.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a run is, by its finished splits.
 *
 * @param begun when its last launch began
 * @param rows of its frozen input; 0 before it is planned
 * @param finished rows of all finished splits
 * @param finishedSince rows of those that were finished since {@code begun}
 * @param last when the last of those was finished; empty where none is
 */
public record RunProgress(Instant begun, long rows, long finished, long finishedSince, Optional<Instant> last) {}
