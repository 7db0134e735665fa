package io.nightjar.report.chart;

import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;

/**
 * What marks are drawn with: a class of the page's style sheet, where colours follow light, dark and print.
 *
 * @param look the class, or several with a space between
 */
public record Ink(String look) implements Paint {
    /** The line along which values lie. */
    public static final Ink AXIS = new Ink("axis");

    /** Lines behind the marks. */
    public static final Ink GRID = new Ink("grid");

    @Override
    public PaintContext createContext(
            ColorModel colors, Rectangle device, Rectangle2D user, AffineTransform transform, RenderingHints hints) {
        throw new UnsupportedOperationException("ink is for pages, not for pixels");
    }

    @Override
    public int getTransparency() {
        return OPAQUE;
    }
}
