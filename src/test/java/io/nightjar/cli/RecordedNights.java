package io.nightjar.cli;

import io.nightjar.config.JobFile;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.ledger.Plan;
import io.nightjar.ledger.SplitRecord;
import io.nightjar.model.ModelVersion;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.publish.Intent;
import io.nightjar.publish.Receipt;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.nightjar.run.Waiver;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.PartFile;
import io.nightjar.table.Partition;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.testing.HandClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A real ledger with two nights in it: one published, and the next one failed for want of input. */
final class RecordedNights {
    static final RunId PUBLISHED = new RunId("aaaa11112222");
    static final RunId FAILED = new RunId("bbbb33334444");
    static final BusinessDate FIRST = new BusinessDate(LocalDate.of(2001, 5, 7));
    static final BusinessDate SECOND = new BusinessDate(LocalDate.of(2001, 5, 8));

    private RecordedNights() {}

    static void write(Shell shell) {
        Clock clock = Clock.fixed(Instant.parse("2001-05-08T07:10:00Z"), ZoneOffset.UTC);
        LedgerSettings settings = LedgerSettings.embedded(shell.folder.resolve("state"));
        try (Ledger ledger = Ledger.open(settings, clock, "test")) {
            publish(ledger, () -> {});
            fail(ledger, FAILED, SECOND);
        }
    }

    /** Another night that failed for want of input. */
    static void failOn(Shell shell, String run, String date, String at) {
        LedgerSettings settings = LedgerSettings.embedded(shell.folder.resolve("state"));
        try (Ledger ledger = Ledger.open(settings, Clock.fixed(Instant.parse(at), ZoneOffset.UTC), "test")) {
            fail(ledger, new RunId(run), new BusinessDate(LocalDate.parse(date)));
        }
    }

    /** A night that a gate held and that somebody releases. */
    static void release(Shell shell, String run, String date, Waiver waiver) {
        LedgerSettings settings = LedgerSettings.embedded(shell.folder.resolve("state"));
        BusinessDate night = new BusinessDate(LocalDate.parse(date));
        try (Ledger ledger = Ledger.open(settings, Clock.fixed(waiver.given(), ZoneOffset.UTC), "test");
                Lease lease = ledger.leases().acquire("small", night)) {
            ledger.runLog().begin(lease, new RunId(run), "small@1", new LaunchedBy("9.9.9", "operator"));
            ledger.runLog().judged(lease, new RunId(run), "held", "{}", 9, 1);
            ledger.runLog().held(lease, new RunId(run));
            ledger.runLog().release(lease, new RunId(run), waiver, new LaunchedBy("9.9.9", "operator"));
        }
    }

    /** Publishes the first date, which takes so long, at the end of which it is {@code now}. */
    static void publish(Shell shell, Instant now, Duration took) {
        HandClock clock = new HandClock(now.minus(took));
        LedgerSettings settings = LedgerSettings.embedded(shell.folder.resolve("state"));
        try (Ledger ledger = Ledger.open(settings, clock, "test")) {
            publish(ledger, () -> clock.set(now));
        }
    }

    private static void publish(Ledger ledger, Runnable meanwhile) {
        try (Lease lease = ledger.leases().acquire("small", FIRST)) {
            ledger.runLog().begin(lease, PUBLISHED, "small@1", new LaunchedBy("9.9.9", "operator"));
            DataFile file = new DataFile(
                    "data/in/date=2001-05-07/a.parquet",
                    2500,
                    Instant.EPOCH,
                    List.of(10L),
                    "00",
                    Schema.of(Column.required("id", ColumnType.INT64)));
            JobDefinition job = JobFile.parse("small", Shell.JOB, "jobs/small.yaml", ZoneOffset.UTC);
            Partition partition = new Partition(FIRST.date(), "data/in/date=2001-05-07", List.of(file));
            ModelVersion model = new ModelVersion(job.model(), "cc");
            Plan plan = Plan.of("dd", job, Shell.JOB, model, partition, List.of(new Split(0, file, 0, 1, 0, 10)));
            ledger.runLog().planned(lease, PUBLISHED, plan);
            PartFile part = new PartFile("staging/part-0.parquet", 9, 900, "ee");
            PartFile rejects = new PartFile("staging/rejects-0.parquet", 1, 100, "ff");
            ledger.runLog()
                    .finished(lease, PUBLISHED, new SplitRecord(0, Optional.of(part), Optional.of(rejects), "{}"));
            meanwhile.run();
            ledger.runLog().judged(lease, PUBLISHED, "warned", "{}", 9, 1);
            String folder = "output/small/date=2001-05-07";
            Intent intent = new Intent(
                    PUBLISHED,
                    "small",
                    FIRST,
                    new Receipt.Table(folder + "/scores.parquet", 9, 900, "12".repeat(32)),
                    Optional.empty(),
                    folder + "/_receipt-1212121212121212.json");
            lease.hold(Purpose.INTENT, log -> log.intend(intent));
            lease.hold(Purpose.PUBLISH, log -> log.complete(intent));
        }
    }

    private static void fail(Ledger ledger, RunId run, BusinessDate date) {
        try (Lease lease = ledger.leases().acquire("small", date)) {
            ledger.runLog().begin(lease, run, "small@1", new LaunchedBy("9.9.9", "operator"));
            ledger.runLog()
                    .failed(
                            lease,
                            run,
                            NightjarException.of(ErrorCode.INPUT_MISSING, "there is no folder data/in/date=" + date));
        }
    }
}
