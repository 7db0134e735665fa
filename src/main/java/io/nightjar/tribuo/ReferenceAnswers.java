package io.nightjar.tribuo;

import io.nightjar.scoring.ScoredBatch;
import io.nightjar.table.RowBatch;

/**
 * Rows, and what Tribuo itself says of them under {@link GoldenAnswers#POLICIES}: asked once, for the golden answers and for
 * the proof of what was compiled.
 */
record ReferenceAnswers(RowBatch rows, ScoredBatch scored) {}
