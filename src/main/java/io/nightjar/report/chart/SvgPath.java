package io.nightjar.report.chart;

import java.awt.Shape;
import java.awt.geom.PathIterator;

/** The shortest path that draws shapes one after another: most of a page's bytes are such paths. */
final class SvgPath {
    private final int grain;
    private final StringBuilder drawn = new StringBuilder();
    private long x;
    private long y;
    private long beginX;
    private long beginY;
    private boolean open;
    private int lastShape;
    private int lastLine;

    /** @param grain what coordinates are told to, in tenths of a unit: 1, or 10 for whole units */
    SvgPath(int grain) {
        this.grain = grain;
    }

    boolean isEmpty() {
        return drawn.length() == 0;
    }

    /** A line that begins where the one before it ended goes on from there. */
    void add(Shape shape) {
        lastShape = drawn.length();
        double[] at = new double[6];
        for (PathIterator parts = shape.getPathIterator(null); !parts.isDone(); parts.next()) {
            switch (parts.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> move(tenths(at[0]), tenths(at[1]));
                case PathIterator.SEG_LINETO -> line(tenths(at[0]), tenths(at[1]));
                case PathIterator.SEG_CUBICTO -> curve(at);
                case PathIterator.SEG_CLOSE -> close();
                default -> throw new IllegalStateException("no chart draws such a curve");
            }
        }
    }

    private void move(long toX, long toY) {
        if (!open || toX != x || toY != y) {
            drawn.append('M');
            point(toX, toY);
            beginX = toX;
            beginY = toY;
        }
        lastLine = drawn.length();
        x = toX;
        y = toY;
        open = true;
    }

    private void line(long toX, long toY) {
        lastLine = drawn.length();
        if (toX != x && toY != y) {
            drawn.append('L');
            point(toX, toY);
        } else if (toX != x) {
            number(drawn.append('H'), toX);
        } else if (toY != y) {
            number(drawn.append('V'), toY);
        }
        x = toX;
        y = toY;
    }

    private void curve(double[] at) {
        char before = 'C';
        for (int i = 0; i < 6; i += 2) {
            drawn.append(before);
            point(tenths(at[i]), tenths(at[i + 1]));
            before = ' ';
        }
        x = tenths(at[4]);
        y = tenths(at[5]);
        lastLine = drawn.length();
    }

    /** Closing draws the way back; where a shape has gone it already, that line need not be told. */
    private void close() {
        if (x == beginX && y == beginY) {
            drawn.setLength(lastLine);
        }
        drawn.append('Z');
        x = beginX;
        y = beginY;
        open = false;
    }

    private void point(long pointX, long pointY) {
        number(drawn, pointX);
        number(drawn.append(' '), pointY);
    }

    private long tenths(double coordinate) {
        return Math.round(coordinate * 10 / grain) * grain;
    }

    /** To a tenth of a unit. */
    static String number(double coordinate) {
        StringBuilder text = new StringBuilder();
        number(text, Math.round(coordinate * 10));
        return text.toString();
    }

    private static void number(StringBuilder text, long tenths) {
        if (tenths < 0) {
            text.append('-');
        }
        text.append(Math.abs(tenths) / 10);
        if (tenths % 10 != 0) {
            text.append('.').append(Math.abs(tenths) % 10);
        }
    }

    /** The last shape alone; what was drawn before it stays. It must be closed: a line may begin where another ended. */
    String takeLast() {
        String path = drawn.substring(lastShape);
        drawn.setLength(lastShape);
        open = false;
        return path;
    }

    /** What was drawn; the next shape begins anew. */
    String take() {
        String path = drawn.toString();
        drawn.setLength(0);
        open = false;
        return path;
    }
}
