package io.nightjar;

import io.nightjar.job.ReportSink;
import io.nightjar.quality.QualityReport;
import io.nightjar.report.ReportHtml;
import io.nightjar.report.ReportJson;
import io.nightjar.report.ReportText;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;

/** Reports as files named by their run: a page, its figures as JSON, and a summary for terminals. */
final class StoredReports implements ReportSink {
    private final Storage storage;

    StoredReports(Storage storage) {
        this.storage = storage;
    }

    @Override
    public String write(QualityReport report, String folder) {
        String stem = folder + "/" + report.facts().run();
        storage.writeAtomically(stem + ".json", ReportJson.render(report));
        storage.writeAtomically(stem + ".md", ReportText.render(report).getBytes(StandardCharsets.UTF_8));
        storage.writeAtomically(stem + ".html", ReportHtml.render(report));
        return stem + ".html";
    }
}
