package io.nightjar.architecture.planted.cli;

/** Breaks the rule of its package: it may not import {@code tribuo}. */
public final class Planted {
    io.nightjar.architecture.planted.tribuo.Planted neighbour;
}
