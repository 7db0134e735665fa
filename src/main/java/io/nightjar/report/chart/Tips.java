package io.nightjar.report.chart;

import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.StandardEntityCollection;

/** Hears of each mark right after it was drawn, and what it stands for. */
final class Tips extends StandardEntityCollection {
    private static final long serialVersionUID = 1;

    private final transient SvgGraphics drawing;

    Tips(SvgGraphics drawing) {
        this.drawing = drawing;
    }

    @Override
    public void add(ChartEntity mark) {
        if (mark.getToolTipText() != null) {
            drawing.tell(mark.getToolTipText());
        }
    }
}
