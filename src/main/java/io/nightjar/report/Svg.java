package io.nightjar.report;

import java.util.Locale;

/** Coordinates of pictures. */
final class Svg {
    private Svg() {}

    /** To a hundredth, the same in every locale. */
    static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.2f", coordinate);
    }
}
