package io.nightjar.architecture.planted.quality;

/** Breaks the rule of its package: it may not import {@code storage}. */
public final class Planted {
    io.nightjar.architecture.planted.storage.Planted neighbour;
}
