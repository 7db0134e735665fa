package io.nightjar.report;

import io.nightjar.quality.QualityReport;

/** A quality report as short Markdown that also reads well on a terminal. */
public final class ReportText {
    private ReportText() {}

    public static String render(QualityReport report) {
        return report.verdict().level().label() + "\n";
    }
}
