package io.nightjar.ledger;

import java.time.Instant;

/**
 * A backfill that has not ended.
 *
 * @param number names it
 * @param afterRun number of the last run there was when it began: later ones are its own, or at least as new
 */
public record BackfillRecord(long number, long afterRun, Instant started) {}
