package io.nightjar.report.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import org.jspecify.annotations.Nullable;

/**
 * What a chart draws, as paths and texts of SVG. How wide and in which colour a line is drawn is the style sheet's; marks
 * that look the same and follow each other are one path, but for those of which something is told.
 */
final class SvgGraphics extends UndrawnGraphics {
    private final StringBuilder svg = new StringBuilder();
    private final SvgPath path;
    private String look = "";
    private Paint paint = Ink.AXIS;
    private Font font = Lettering.BELOW;
    private Stroke stroke = new BasicStroke();
    private Composite composite = AlphaComposite.SrcOver;
    private final RenderingHints hints = new RenderingHints(null);
    private @Nullable Shape clip;

    SvgGraphics(SvgPath path) {
        this.path = path;
    }

    @Override
    public void draw(Shape shape) {
        mark(shape);
    }

    @Override
    public void fill(Shape shape) {
        mark(shape);
    }

    private void mark(Shape shape) {
        if (!(paint instanceof Ink ink)) {
            throw new IllegalStateException("a chart drew with " + paint + ", which cannot follow light and dark");
        }
        if (!ink.look().equals(look)) {
            endPath();
            look = ink.look();
        }
        path.add(shape);
    }

    /** What the mark drawn last stands for: shown where a pointer rests on it, and told by readers of the screen. */
    void tell(String text) {
        String one = path.takeLast();
        endPath();
        beginPath(one);
        escape(svg.append("\"><title>"), text).append("</title></path>");
    }

    private void endPath() {
        if (!path.isEmpty()) {
            beginPath(path.take());
            svg.append("\"/>");
        }
    }

    private void beginPath(String drawn) {
        svg.append("<path class=\"").append(look).append("\" d=\"").append(drawn);
    }

    @Override
    public void drawString(String text, float x, float y) {
        if (!(font instanceof Lettering letters)) {
            throw new IllegalStateException("a chart wrote in " + font + ", which other machines may not have");
        }
        endPath();
        svg.append("<text class=\"").append(letters.look());
        svg.append("\" x=\"").append(SvgPath.number(x)).append("\" y=\"").append(SvgPath.number(y));
        svg.append("\" dy=\"").append(letters.drop()).append("\">");
        escape(svg, text).append("</text>");
    }

    private static StringBuilder escape(StringBuilder to, String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                default -> to.append(letter);
            }
        }
        return to;
    }

    /** What a label draws with goes to the same drawing; marks and labels each say what they draw with. */
    @Override
    public Graphics create() {
        return this;
    }

    String svg() {
        endPath();
        return svg.toString();
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public void setPaint(Paint paint) {
        this.paint = paint;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setFont(Font font) {
        this.font = font;
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return Lettering.BELOW.metrics();
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return new FontRenderContext(null, true, true);
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setStroke(Stroke stroke) {
        this.stroke = stroke;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setComposite(Composite composite) {
        this.composite = composite;
    }

    @Override
    public RenderingHints getRenderingHints() {
        return hints;
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        // A chart puts back what it found, which is nothing.
        if (value != null) {
            hints.put(key, value);
        }
    }

    /** Charts here stay inside their frames. */
    @Override
    public void clip(Shape shape) {
        clip = shape;
    }

    @Override
    public @Nullable Shape getClip() {
        return clip;
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        clip = shape;
    }
}
