package io.nightjar.architecture.planted.run;

/** Breaks the rule of its package: it may not import {@code model}. */
public final class Planted {
    io.nightjar.architecture.planted.model.Planted neighbour;
}
