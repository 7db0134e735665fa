package io.nightjar.diff;

import java.util.Optional;

/**
 * A column of the input whose values are distributed otherwise.
 *
 * @param psi Population Stability Index of the second night against the first; empty where it cannot be told
 * @param why it cannot
 */
public record MovedColumn(String column, Optional<Double> psi, Optional<String> why) {}
