package io.nightjar.ledger;

import java.util.Optional;

/**
 * A lease as an observer sees it.
 *
 * @param token grows with each owner
 * @param heartbeat the count of its owner's beats
 * @param owner empty where it is free
 */
record LeaseRow(long token, long heartbeat, Optional<Owner> owner) {}
