package io.nightjar.architecture.planted.table;

/** Breaks the rule of its package: it may not import {@code run}. */
public final class Planted {
    io.nightjar.architecture.planted.run.Planted neighbour;
}
