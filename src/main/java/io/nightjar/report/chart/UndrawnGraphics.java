package io.nightjar.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/** What no chart of a page draws: pixels, turned or scaled shapes, letters with fonts. Whoever asks for it is refused. */
abstract class UndrawnGraphics extends Graphics2D {
    private static UnsupportedOperationException undrawn() {
        return new UnsupportedOperationException("no chart of a page draws this");
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform();
    }

    @Override
    public void dispose() {}

    @Override
    public boolean drawImage(Image image, AffineTransform transform, ImageObserver observer) {
        throw undrawn();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        throw undrawn();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw undrawn();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw undrawn();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color behind, ImageObserver observer) {
        throw undrawn();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color behind, ImageObserver observer) {
        throw undrawn();
    }

    @Override
    public boolean drawImage(
            Image image, int x1, int y1, int x2, int y2, int a1, int b1, int a2, int b2, ImageObserver observer) {
        throw undrawn();
    }

    @Override
    public boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int a1,
            int b1,
            int a2,
            int b2,
            Color behind,
            ImageObserver observer) {
        throw undrawn();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
        throw undrawn();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
        throw undrawn();
    }

    @Override
    public void drawString(String text, int x, int y) {
        throw undrawn();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw undrawn();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw undrawn();
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw undrawn();
    }

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        throw undrawn();
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw undrawn();
    }

    @Override
    public void addRenderingHints(Map<?, ?> hints) {
        throw undrawn();
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {
        throw undrawn();
    }

    @Override
    public void translate(int x, int y) {
        throw undrawn();
    }

    @Override
    public void translate(double x, double y) {
        throw undrawn();
    }

    @Override
    public void rotate(double angle) {
        throw undrawn();
    }

    @Override
    public void rotate(double angle, double x, double y) {
        throw undrawn();
    }

    @Override
    public void scale(double x, double y) {
        throw undrawn();
    }

    @Override
    public void shear(double x, double y) {
        throw undrawn();
    }

    @Override
    public void transform(AffineTransform transform) {
        throw undrawn();
    }

    @Override
    public void setTransform(AffineTransform transform) {
        throw undrawn();
    }

    @Override
    public Color getBackground() {
        throw undrawn();
    }

    @Override
    public void setBackground(Color color) {
        throw undrawn();
    }

    @Override
    public Color getColor() {
        throw undrawn();
    }

    @Override
    public void setColor(Color color) {
        throw undrawn();
    }

    @Override
    public void setPaintMode() {
        throw undrawn();
    }

    @Override
    public void setXORMode(Color color) {
        throw undrawn();
    }

    @Override
    public Rectangle getClipBounds() {
        throw undrawn();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        throw undrawn();
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        throw undrawn();
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw undrawn();
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        throw undrawn();
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        throw undrawn();
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        throw undrawn();
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw undrawn();
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw undrawn();
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        throw undrawn();
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        throw undrawn();
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int from, int angle) {
        throw undrawn();
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int from, int angle) {
        throw undrawn();
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int points) {
        throw undrawn();
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int points) {
        throw undrawn();
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int points) {
        throw undrawn();
    }
}
