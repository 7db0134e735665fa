package io.nightjar.architecture.planted.backfill;

/** Breaks the rule of its package: it may not import {@code publish}. */
public final class Planted {
    io.nightjar.architecture.planted.publish.Planted neighbour;
}
