package io.nightjar.architecture.planted.retention;

/** Breaks the rule of its package: it may not import {@code job}. */
public final class Planted {
    io.nightjar.architecture.planted.job.Planted neighbour;
}
