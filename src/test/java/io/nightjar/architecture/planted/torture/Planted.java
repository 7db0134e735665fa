package io.nightjar.architecture.planted.torture;

/** Breaks the rule of its package: it may not import {@code ledger}. */
public final class Planted {
    io.nightjar.architecture.planted.ledger.Planted neighbour;
}
