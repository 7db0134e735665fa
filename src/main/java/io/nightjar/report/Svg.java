package io.nightjar.report;

import java.math.BigDecimal;

/** Coordinates of pictures. */
final class Svg {
    private Svg() {}

    /** To a hundredth, the same in every locale. */
    static String at(double coordinate) {
        // Not String.format: with some hundred coordinates it was a third of the page's time.
        return BigDecimal.valueOf(Math.round(coordinate * 100), 2).toPlainString();
    }
}
