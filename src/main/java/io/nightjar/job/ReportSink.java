package io.nightjar.job;

import io.nightjar.quality.QualityReport;

/** Keeps quality reports. */
@FunctionalInterface
public interface ReportSink {

    /**
     * Writes the report of a run into a folder.
     *
     * @return location of the page that a person opens
     */
    String write(QualityReport report, String folder);
}
