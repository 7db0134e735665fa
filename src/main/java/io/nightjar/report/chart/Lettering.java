package io.nightjar.report.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;

/**
 * Letters of no size. A chart so puts each label at the very point it is to be aligned with, and the reader's browser aligns
 * it there, whatever its font and however large the letters of a narrow page are. No font is opened, which small containers
 * lack, and no page depends on one.
 */
public final class Lettering extends Font {
    /** Middle below the point. */
    public static final Lettering BELOW = new Lettering("below", "0.8em");

    /** The same, of what an axis is called. */
    public static final Lettering NAME = new Lettering("name", "0.8em");

    /** Ends at the point. */
    public static final Lettering BEFORE = new Lettering("before", "0.35em");

    /** Begins at the point. */
    public static final Lettering AFTER = new Lettering("after", "0.35em");

    private static final LineMetrics NO_SIZE = new NoSize();

    private final String look;
    private final String drop;

    private Lettering(String look, String drop) {
        super(Font.SANS_SERIF, Font.PLAIN, 1);
        this.look = look;
        this.drop = drop;
    }

    /** The class in the page's style sheet. */
    String look() {
        return look;
    }

    /** How far the base line lies below the point. */
    String drop() {
        return drop;
    }

    FontMetrics metrics() {
        return new NoMetrics(this);
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return NO_SIZE;
    }

    @Override
    public LineMetrics getLineMetrics(String text, int begin, int end, FontRenderContext context) {
        return NO_SIZE;
    }

    private static final class NoMetrics extends FontMetrics {
        NoMetrics(Font font) {
            super(font);
        }

        @Override
        public int getAscent() {
            return 0;
        }

        @Override
        public int getDescent() {
            return 0;
        }

        @Override
        public int getHeight() {
            return 0;
        }

        @Override
        public int stringWidth(String text) {
            return 0;
        }

        @Override
        public Rectangle2D getStringBounds(String text, Graphics context) {
            return new Rectangle2D.Double();
        }
    }

    private static final class NoSize extends LineMetrics {
        @Override
        public int getNumChars() {
            return 0;
        }

        @Override
        public float getAscent() {
            return 0;
        }

        @Override
        public float getDescent() {
            return 0;
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return 0;
        }

        @Override
        public int getBaselineIndex() {
            return 0;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[3];
        }

        @Override
        public float getStrikethroughOffset() {
            return 0;
        }

        @Override
        public float getStrikethroughThickness() {
            return 0;
        }

        @Override
        public float getUnderlineOffset() {
            return 0;
        }

        @Override
        public float getUnderlineThickness() {
            return 0;
        }
    }
}
