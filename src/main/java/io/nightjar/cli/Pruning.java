package io.nightjar.cli;

import io.nightjar.ledger.Ledger;
import io.nightjar.publish.Publication;
import io.nightjar.retention.Prune;
import java.util.function.Supplier;

/**
 * What removes old things, and what it needs for doing it.
 *
 * @param ledger opened for writing when it is asked for
 */
public record Pruning(Prune prune, Supplier<Ledger> ledger, Publication publication) {}
