package io.nightjar;

import io.nightjar.job.ReportSink;
import io.nightjar.quality.QualityReport;
import io.nightjar.report.LabelHistory;
import io.nightjar.report.MetricsTable;
import io.nightjar.report.NightHistory;
import io.nightjar.report.NightIndex;
import io.nightjar.report.NightLine;
import io.nightjar.report.ReportHtml;
import io.nightjar.report.ReportJson;
import io.nightjar.report.ReportText;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports as files named by their run: a page, its figures as JSON, and a summary for terminals. Of a project's own nights
 * also the page over all of them, the latest report under a name of its own, and the figures as a table.
 */
final class StoredReports implements ReportSink {
    private final Storage storage;
    private final NightTables tables;
    private final String reports;

    /**
     * @param reports folder of the reports of the project's nights; what is written elsewhere is for itself
     * @param tables of their figures
     */
    StoredReports(Storage storage, NightTables tables, String reports) {
        this.storage = storage;
        this.tables = tables;
        this.reports = reports;
    }

    @Override
    public String write(QualityReport report, String folder) {
        String ofJob = reports + "/" + report.facts().job();
        boolean isNight = folder.equals(ofJob + "/date=" + report.facts().date());
        LabelHistory labels = isNight ? labels(ofJob) : LabelHistory.NONE;
        NightHistory history = isNight ? remember(report, ofJob, labels) : NightHistory.NONE;
        byte[] page = ReportHtml.render(report, history, labels);
        String stem = folder + "/" + report.facts().run();
        storage.writeAtomically(stem + ".json", ReportJson.render(report));
        storage.writeAtomically(stem + ".md", ReportText.render(report).getBytes(StandardCharsets.UTF_8));
        storage.writeAtomically(stem + ".html", page);
        if (isNight) {
            if (history.isLatest(report.facts().date().toString())) {
                storage.writeAtomically(ofJob + "/latest.html", page);
            }
            tables.write(
                    report.facts().job(),
                    report.facts().date().toString(),
                    NightTables.FIGURES,
                    MetricsTable.of(report));
        }
        return stem + ".html";
    }

    private LabelHistory labels(String ofJob) {
        String location = ofJob + "/" + LabelHistory.FILE;
        return storage.find(location).isPresent()
                ? LabelHistory.fromJson(new String(storage.read(location), StandardCharsets.UTF_8))
                : LabelHistory.NONE;
    }

    /** Nights of one process may end at once; of several, one may lose an entry, which its next run brings back. */
    private synchronized NightHistory remember(QualityReport report, String ofJob, LabelHistory labels) {
        String location = ofJob + "/" + NightHistory.FILE;
        NightHistory known = storage.find(location).isPresent()
                ? NightHistory.fromJson(new String(storage.read(location), StandardCharsets.UTF_8))
                : NightHistory.NONE;
        Set<String> there = storage.list(ofJob).stream()
                .map(Storage.Entry::name)
                .filter(name -> name.startsWith("date="))
                .map(name -> name.substring("date=".length()))
                .collect(Collectors.toSet());
        NightHistory history =
                known.where(night -> there.contains(night.date())).with(NightLine.of(report));
        storage.writeAtomically(location, history.toJson().getBytes(StandardCharsets.UTF_8));
        storage.writeAtomically(
                ofJob + "/index.html",
                NightIndex.render(report.facts().title(), report.facts().job(), history, labels));
        return history;
    }
}
