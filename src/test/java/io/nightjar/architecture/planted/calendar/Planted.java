package io.nightjar.architecture.planted.calendar;

/** Breaks the rule of its package: it may not import {@code table}. */
public final class Planted {
    io.nightjar.architecture.planted.table.Planted neighbour;
}
