package io.nightjar.architecture.planted.job;

/** Breaks the rule of its package: it may not import {@code parquet}. */
public final class Planted {
    io.nightjar.architecture.planted.parquet.Planted neighbour;
}
