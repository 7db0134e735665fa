package io.nightjar.report;

import io.nightjar.quality.QualityReport;
import java.nio.charset.StandardCharsets;

/** A quality report as one HTML page that needs no network and no scripts. */
public final class ReportHtml {
    private ReportHtml() {}

    /** The page in UTF-8. */
    public static byte[] render(QualityReport report) {
        return ReportText.render(report).getBytes(StandardCharsets.UTF_8);
    }
}
