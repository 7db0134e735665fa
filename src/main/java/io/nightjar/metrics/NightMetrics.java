package io.nightjar.metrics;

import io.nightjar.alert.Alerts;
import io.nightjar.config.JobFolder;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.status.StatusFiles;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The figures of all jobs, read anew from ledger and calendar each time. */
public final class NightMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(NightMetrics.class);

    private final StatusFiles status;
    private final Alerts alerts;
    private final JobFolder jobs;
    private final Supplier<LedgerReader> ledger;
    private final Clock clock;
    private final String version;
    private final AtomicBoolean unread = new AtomicBoolean();

    /**
     * What they are read from.
     *
     * @param ledger opens the ledger for reading, anew each time
     * @param version of Nightjar
     */
    public NightMetrics(
            StatusFiles status,
            Alerts alerts,
            JobFolder jobs,
            Supplier<LedgerReader> ledger,
            Clock clock,
            String version) {
        this.status = status;
        this.alerts = alerts;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
        this.version = version;
    }

    /** As they are now; a ledger that cannot be read is a figure too. */
    public MetricSnapshots collect() {
        Gauges gauges = new Gauges();
        gauges.put(Figure.BUILD_INFO, 1, version);
        try (LedgerReader reader = ledger.get()) {
            Gauges read = new Gauges();
            read.put(Figure.BUILD_INFO, 1, version);
            read.put(Figure.LEDGER_UP, 1);
            for (String job : status.jobs(reader)) {
                new JobMetrics(job, status, jobs, reader, clock.instant()).putInto(read);
            }
            new AlertMetrics(alerts, reader).putInto(read, status.jobs(reader));
            unread.set(false);
            return read.snapshots();
        } catch (NightjarException e) {
            // Asked every few seconds while a database is away, it says so once.
            if (!unread.getAndSet(true)) {
                LOG.warn("No figures of nights: {} {}", e.code().code(), e.message());
            }
            gauges.put(Figure.LEDGER_UP, 0);
            return gauges.snapshots();
        }
    }

    /** In Prometheus' text format, version 0.0.4, which node_exporter reads from files. */
    public byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, collect());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }
}
