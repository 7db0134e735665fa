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
import io.nightjar.table.PartWriter;
import io.nightjar.table.TableSink;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports as files named by their run: a page, its figures as JSON, and a summary for terminals. Of a project's own nights
 * also the page over all of them, the latest report under a name of its own, and the figures as a table.
 */
final class StoredReports implements ReportSink {
    private final Storage storage;
    private final TableSink tables;
    private final String reports;
    private final String metrics;

    /**
     * @param reports folder of the reports of the project's nights; what is written elsewhere is for itself
     * @param metrics folder of the tables of their figures
     */
    StoredReports(Storage storage, TableSink tables, String reports, String metrics) {
        this.storage = storage;
        this.tables = tables;
        this.reports = reports;
        this.metrics = metrics;
    }

    @Override
    public String write(QualityReport report, String folder) {
        String ofJob = reports + "/" + report.facts().job();
        boolean isNight = folder.equals(ofJob + "/date=" + report.facts().date());
        NightHistory history = isNight ? remember(report, ofJob) : NightHistory.NONE;
        byte[] page = ReportHtml.render(report, history, isNight ? labels(ofJob) : LabelHistory.NONE);
        String stem = folder + "/" + report.facts().run();
        storage.writeAtomically(stem + ".json", ReportJson.render(report));
        storage.writeAtomically(stem + ".md", ReportText.render(report).getBytes(StandardCharsets.UTF_8));
        storage.writeAtomically(stem + ".html", page);
        if (isNight) {
            if (history.isLatest(report.facts().date().toString())) {
                storage.writeAtomically(ofJob + "/latest.html", page);
            }
            writeMetrics(report);
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
    private synchronized NightHistory remember(QualityReport report, String ofJob) {
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
                NightIndex.render(report.facts().title(), report.facts().job(), history));
        return history;
    }

    /** Under a name that no pattern over tables meets until it is whole. */
    private void writeMetrics(QualityReport report) {
        String folder =
                metrics + "/" + report.facts().job() + "/date=" + report.facts().date();
        String unfinished = folder + "/_" + report.facts().run();
        try (PartWriter part = tables.create(unfinished, MetricsTable.SCHEMA)) {
            part.write(MetricsTable.of(report));
            part.finish();
        }
        storage.replace(unfinished, folder + "/metrics.parquet");
    }
}
