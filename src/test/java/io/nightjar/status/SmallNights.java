package io.nightjar.status;

import io.nightjar.config.JobFile;
import io.nightjar.config.JobFolder;
import io.nightjar.config.ProjectRoot;
import io.nightjar.config.Settings;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Decision;
import io.nightjar.ledger.Decisions;
import io.nightjar.ledger.Firing;
import io.nightjar.ledger.FiringLog.NewlyDue;
import io.nightjar.ledger.FiringLog.Skipped;
import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.publish.Failpoints;
import io.nightjar.publish.Fence;
import io.nightjar.publish.Intent;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Publication;
import io.nightjar.publish.Receipt;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A project with one small job and a real ledger in which a test lets nights end as it wants them to. */
public final class SmallNights implements AutoCloseable {
    public static final String JOB = """
            zone: America/New_York
            input:
              path: data/in/date={date}
              key: id
            model: small@1
            schedule:
              at: "03:10"
            """;

    /** Ten minutes after the night of 2001-05-08 was due. */
    public static final Instant NOW = Instant.parse("2001-05-09T07:20:00Z");

    private final Path folder;
    private final HeldTime clock = new HeldTime();
    private final Ledger ledger;
    private int runs;

    public SmallNights(Path folder) {
        this.folder = folder;
        write("nightjar.yaml", "timezone: UTC\n");
        write("jobs/small.yaml", JOB);
        at(NOW);
        ledger = Ledger.open(ledgerSettings(), clock, "test");
    }

    public void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Settings settings() {
        return Settings.defaults(new ProjectRoot(folder));
    }

    public Clock clock() {
        return clock;
    }

    public void at(Instant instant) {
        clock.now = instant;
    }

    public Ledger ledger() {
        return ledger;
    }

    public LedgerReader reader() {
        return LedgerReader.open(ledgerSettings());
    }

    private LedgerSettings ledgerSettings() {
        return LedgerSettings.embedded(folder.resolve("state"));
    }

    public StatusFiles status() {
        return new StatusFiles(
                new ProjectStorage(folder), OutputLayout.standard(), new JobFolder(settings()), this::reader, clock);
    }

    public static BusinessDate date(String text) {
        return new BusinessDate(LocalDate.parse(text));
    }

    public RunId failed(String date) {
        RunId run = begin(date);
        end(date, lease -> ledger.runLog()
                .failed(
                        lease,
                        run,
                        NightjarException.of(ErrorCode.INPUT_MISSING, "there is no folder data/in/date=" + date)));
        return run;
    }

    public RunId held(String date) {
        RunId run = begin(date);
        end(date, lease -> {
            ledger.runLog().judged(lease, run, "held", """
                    {"outcome":"held","gates":[
                      {"measure":"minimum-rows","column":null,"limit":10.0,"value":9.0,"action":"hold","outcome":"held"},
                      {"measure":"maximum-score-psi","column":null,"limit":0.2,"value":0.31,"action":"warn","outcome":"warned"},
                      {"measure":"maximum-null-share","column":"note","limit":0.1,"value":0.0,"action":"hold","outcome":"passed"}
                    ]}""", 9, 0);
            ledger.runLog().held(lease, run);
        });
        return run;
    }

    public RunId stopped(String date) {
        RunId run = begin(date);
        end(date, lease -> ledger.runLog().stopped(lease, run));
        return run;
    }

    /** Failed, and nobody waits for it. */
    public RunId abandoned(String date) {
        RunId run = failed(date);
        Publication publication = new Publication(new ProjectStorage(folder), OutputLayout.standard(), Failpoints.NONE);
        new Decisions(ledger, publication).decide(run, new Decision(Decision.Kind.ABANDON, "it came too late", "ada"));
        return run;
    }

    /** A scheduler sees a date due when it is, and may skip it. */
    public void due(String date, Optional<Skipped> skipped) {
        Instant due = date(date)
                .date()
                .plusDays(1)
                .atTime(3, 10)
                .atZone(ZoneId.of("America/New_York"))
                .toInstant();
        ledger.firingLog().watch("small", due);
        Instant watched = ledger.reader().firings().watched().get("small");
        ledger.firingLog()
                .due("small", watched, due, List.of(new NewlyDue(date(date), due, Firing.Seen.ON_TIME, skipped)));
    }

    /** Begun, and its lease given back without a word. */
    public RunId begin(String date) {
        RunId run = new RunId(String.format("%012x", ++runs));
        end(date, lease -> ledger.runLog().begin(lease, run, "small@1", new LaunchedBy("9.9.9", "operator")));
        return run;
    }

    public RunId published(String date) {
        return published(date, "passed", "");
    }

    /** Published all the same. */
    public RunId warned(String date) {
        return published(
                date,
                "warned",
                "{\"measure\":\"minimum-auc\",\"column\":null,\"limit\":0.65,\"value\":0.61,"
                        + "\"action\":\"warn\",\"outcome\":\"warned\"}");
    }

    private RunId published(String date, String verdict, String gates) {
        RunId run = begin(date);
        end(date, lease -> {
            ledger.runLog()
                    .judged(lease, run, verdict, "{\"outcome\":\"" + verdict + "\",\"gates\":[" + gates + "]}", 9, 1);
            String table = "output/small/date=" + date;
            Intent intent = new Intent(
                    run,
                    "small",
                    date(date),
                    new Receipt.Table(table + "/scores.parquet", 9, 900, "12".repeat(32)),
                    Optional.empty(),
                    table + "/_receipt-1212121212121212.json");
            lease.hold(Fence.Purpose.INTENT, log -> log.intend(intent));
            lease.hold(Fence.Purpose.PUBLISH, log -> log.complete(intent));
        });
        return run;
    }

    private void end(String date, java.util.function.Consumer<Lease> work) {
        try (Lease lease = ledger.leases().acquire("small", date(date))) {
            work.accept(lease);
        }
    }

    public static io.nightjar.run.JobDefinition job() {
        return JobFile.parse("small", JOB, "jobs/small.yaml", ZoneOffset.UTC);
    }

    @Override
    public void close() {
        ledger.close();
    }

    private static final class HeldTime extends Clock {
        private volatile Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
