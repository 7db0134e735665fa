package io.nightjar.architecture.planted.status;

/** Breaks the rule of its package: it may not import {@code report}. */
public final class Planted {
    io.nightjar.architecture.planted.report.Planted neighbour;
}
