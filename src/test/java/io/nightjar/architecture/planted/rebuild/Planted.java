package io.nightjar.architecture.planted.rebuild;

/** Breaks the rule of its package: it may not import {@code quality}. */
public final class Planted {
    io.nightjar.architecture.planted.quality.Planted neighbour;
}
