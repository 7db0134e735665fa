package io.nightjar.report;

import io.nightjar.quality.QualityReport;

/**
 * A quality report as one HTML page: no network, no scripts, light and dark, printable. It is well-formed XML too, so
 * that any XML tool reads it.
 */
public final class ReportHtml {

    private ReportHtml() {}

    /** The page in UTF-8; equal reports give equal bytes. */
    public static byte[] render(QualityReport report) {
        return render(report, NightHistory.NONE, LabelHistory.NONE);
    }

    /** The same with strips of the nights before it. */
    public static byte[] render(QualityReport report, NightHistory history, LabelHistory labels) {
        return Pages.render("report.jte", ReportPage.of(report, history, labels));
    }
}
