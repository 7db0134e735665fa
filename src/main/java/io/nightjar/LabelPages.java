package io.nightjar;

import io.nightjar.labels.LabelListener;
import io.nightjar.labels.LabelResult;
import io.nightjar.report.LabelHistory;
import io.nightjar.report.LabelMetrics;
import io.nightjar.report.LabelNight;
import io.nightjar.report.LabelledPage;
import io.nightjar.report.NightHistory;
import io.nightjar.report.NightIndex;
import io.nightjar.report.NightLine;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Writes what labels say into the page of the night that they are about, its figures into the pictures by night of the
 * latest report, the page over all nights, and the night's tables. What says so already is not written again.
 */
final class LabelPages implements LabelListener {
    private final Storage storage;
    private final NightTables tables;
    private final String reports;
    private final Function<String, JobDefinition> jobs;

    /**
     * @param tables of the figures
     * @param jobs in whose zones times are shown
     */
    LabelPages(Storage storage, NightTables tables, String reports, Function<String, JobDefinition> jobs) {
        this.storage = storage;
        this.tables = tables;
        this.reports = reports;
        this.jobs = jobs;
    }

    @Override
    public synchronized void known(LabelResult result, RunId published) {
        String ofJob = reports + "/" + result.job();
        NightHistory nightsOfJob = nights(ofJob);
        LabelHistory labels = result.hasLabels() ? remember(result, nightsOfJob, ofJob) : labels(ofJob);
        JobDefinition job = jobs.apply(result.job());
        ZoneId zone = job.zone();
        String date = result.date().toString();
        UnaryOperator<byte[]> whole = page -> LabelledPage.withResult(page, result, labels, zone);
        change(ofJob + "/date=" + date + "/" + published + ".html", whole);
        change(ofJob + "/index.html", page -> NightIndex.render(job.title(), job.name(), nightsOfJob, labels));
        Optional<NightLine> latest = nightsOfJob.latest();
        if (latest.isPresent() && latest.get().run().equals(published.value())) {
            change(ofJob + "/latest.html", whole);
        } else if (latest.isPresent()) {
            String lastDate = latest.get().date();
            UnaryOperator<byte[]> nights = page -> LabelledPage.withNights(page, lastDate, labels);
            change(ofJob + "/date=" + lastDate + "/" + latest.get().run() + ".html", nights);
            change(ofJob + "/latest.html", nights);
        }
    }

    private void change(String location, UnaryOperator<byte[]> change) {
        if (storage.find(location).isPresent()) {
            byte[] was = storage.read(location);
            byte[] is = change.apply(was);
            if (!Arrays.equals(was, is)) {
                storage.writeAtomically(location, is);
            }
        }
    }

    private LabelHistory remember(LabelResult result, NightHistory nights, String ofJob) {
        LabelHistory known = labels(ofJob);
        LabelHistory now = known.with(LabelNight.of(result));
        String date = result.date().toString();
        if (!now.equals(known) || !tables.isThere(result.job(), date, NightTables.LABELS)) {
            String verdict = nights.of(date).map(NightLine::verdict).orElse("unknown");
            tables.write(result.job(), date, NightTables.LABELS, LabelMetrics.of(result, verdict));
        }
        if (!now.equals(known)) {
            storage.writeAtomically(
                    ofJob + "/" + LabelHistory.FILE, now.toJson().getBytes(StandardCharsets.UTF_8));
        }
        return now;
    }

    private LabelHistory labels(String ofJob) {
        return read(ofJob + "/" + LabelHistory.FILE).map(LabelHistory::fromJson).orElse(LabelHistory.NONE);
    }

    private NightHistory nights(String ofJob) {
        return read(ofJob + "/" + NightHistory.FILE).map(NightHistory::fromJson).orElse(NightHistory.NONE);
    }

    private Optional<String> read(String location) {
        return storage.find(location).map(file -> new String(storage.read(location), StandardCharsets.UTF_8));
    }
}
