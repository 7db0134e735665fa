package io.nightjar.architecture.planted.parquet;

/** Breaks the rule of its package: it may not import {@code scoring}. */
public final class Planted {
    io.nightjar.architecture.planted.scoring.Planted neighbour;
}
