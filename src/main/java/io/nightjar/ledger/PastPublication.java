package io.nightjar.ledger;

import io.nightjar.ledger.PublicationRecord.State;
import io.nightjar.publish.Intent;
import java.time.Instant;

/**
 * A publication that came about.
 *
 * @param state {@code PUBLISHED} where its table stands in place, else {@code SUPERSEDED}
 * @param at when
 */
public record PastPublication(Intent intent, State state, Instant at) {}
