package io.nightjar;

import io.nightjar.labels.LabelListener;
import io.nightjar.labels.LabelResult;
import io.nightjar.report.LabelHistory;
import io.nightjar.report.LabelNight;
import io.nightjar.report.LabelledPage;
import io.nightjar.report.NightHistory;
import io.nightjar.report.NightLine;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Writes what labels say into the page of the night that they are about, and its figures into the pictures by night of
 * the latest report. A page that says so already is not written again.
 */
final class LabelPages implements LabelListener {
    private final Storage storage;
    private final String reports;
    private final Function<String, ZoneId> zones;

    /** @param zones of the jobs, in which times are shown */
    LabelPages(Storage storage, String reports, Function<String, ZoneId> zones) {
        this.storage = storage;
        this.reports = reports;
        this.zones = zones;
    }

    @Override
    public synchronized void known(LabelResult result, RunId published) {
        String ofJob = reports + "/" + result.job();
        LabelHistory labels = result.hasLabels() ? remember(result, ofJob) : labels(ofJob);
        ZoneId zone = zones.apply(result.job());
        String date = result.date().toString();
        UnaryOperator<byte[]> whole = page -> LabelledPage.withResult(page, result, labels, zone);
        change(ofJob + "/date=" + date + "/" + published + ".html", whole);
        Optional<NightLine> latest = nights(ofJob).latest();
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

    private LabelHistory remember(LabelResult result, String ofJob) {
        LabelHistory known = labels(ofJob);
        LabelHistory now = known.with(LabelNight.of(result));
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
