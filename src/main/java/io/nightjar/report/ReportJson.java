package io.nightjar.report;

import io.nightjar.quality.QualityReport;
import java.nio.charset.StandardCharsets;

/** A quality report as JSON. */
public final class ReportJson {
    private ReportJson() {}

    /** One object in UTF-8; equal reports give equal bytes. */
    public static byte[] render(QualityReport report) {
        return report.profile().toJson().getBytes(StandardCharsets.UTF_8);
    }
}
