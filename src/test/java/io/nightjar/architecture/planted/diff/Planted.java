package io.nightjar.architecture.planted.diff;

/** Breaks the rule of its package: it may not import {@code cli}. */
public final class Planted {
    io.nightjar.architecture.planted.cli.Planted neighbour;
}
