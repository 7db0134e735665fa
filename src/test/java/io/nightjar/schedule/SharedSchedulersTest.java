package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ExitStatus;
import io.nightjar.ledger.Firing;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.publish.ChildJvm;
import io.nightjar.run.BusinessDate;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.TriggerStore.Shared;
import io.nightjar.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two schedulers that share one PostgreSQL, each with its own ledger, as on two machines. */
class SharedSchedulersTest {
    private static final String ZONE = "America/New_York";

    private static RealPostgres server;

    @TempDir
    Path root;

    private final FakeNights nights = new FakeNights();
    private final Heard heard = new Heard();
    private final HeldClock clock = new HeldClock("2001-05-09T07:09:59Z");

    @BeforeAll
    static void startServer() throws IOException {
        server = RealPostgres.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void eachNightIsRunOnceByOneOfThem() {
        JobFiles files = new JobFiles(root);
        for (int i = 0; i < 8; i++) {
            files.with("job-" + i, ZONE, "03:10:0" + i / 4);
        }
        try (Ledger here = ledger();
                Ledger there = ledger();
                Scheduler one = scheduler(files, here.dataSource());
                Scheduler two = scheduler(files, there.dataSource())) {
            one.start();
            two.start();
            clock.release();
            heard.await(Ended.class, ended -> ended.exit() == ExitStatus.OK, 8);
        }
        // One of the two may place a night just after the other has run it: it finds it published.
        assertThat(heard.all(Ended.class)).allMatch(Ended::isWell);
        assertThat(heard.all(Ended.class))
                .filteredOn(ended -> ended.exit() == ExitStatus.OK)
                .extracting(ended -> ended.night().label())
                .doesNotHaveDuplicates()
                .hasSize(8);
    }

    /** As on two machines: processes of their own, of which the one that runs a night is killed in the middle of it. */
    @Test
    @Timeout(120)
    void ofTwoProcessesOneIsKilledAndEachNightIsStillPublishedOnce() throws IOException {
        JobFiles files = new JobFiles(root).with(SchedulerProcess.BLOCKING, ZONE, "03:10:00");
        for (int i = 0; i < 6; i++) {
            files.with("before-" + i, ZONE, "03:10:01").with("after-" + i, ZONE, "03:10:09");
        }
        String begin = "2001-05-09T07:09:56Z " + System.currentTimeMillis();
        String url = server.url();
        try (Ledger ledger = ledger();
                ChildJvm one = new ChildJvm(SchedulerProcess.class, url, root.toString(), begin);
                ChildJvm two = new ChildJvm(SchedulerProcess.class, url, root.toString(), begin)) {
            BusinessDate date = new BusinessDate(LocalDate.parse("2001-05-08"));
            await(() -> ledger.reader()
                    .firings()
                    .get(SchedulerProcess.BLOCKING, date)
                    .filter(firing -> firing.state() == Firing.State.STARTED)
                    .isPresent());
            long owner = ledger.reader()
                    .runs()
                    .owner(SchedulerProcess.BLOCKING, date)
                    .orElseThrow()
                    .process()
                    .pid();
            (one.pid() == owner ? one : two).kill();

            await(() -> files.folder().names().stream().allMatch(job -> ledger.reader()
                    .firings()
                    .get(job, date)
                    .filter(firing -> firing.state() == Firing.State.ENDED)
                    .isPresent()));
            for (String job : files.folder().names()) {
                assertThat(ledger.reader().publications().history(job, date))
                        .as(job)
                        .hasSize(1);
                Firing firing = ledger.reader().firings().get(job, date).orElseThrow();
                assertThat(firing.exit()).as(job).contains(0);
                assertThat(firing.attempts()).as(job).isEqualTo(job.equals(SchedulerProcess.BLOCKING) ? 2 : 1);
            }
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private Scheduler scheduler(JobFiles files, DataSource database) {
        Shared store = new Shared(database, Duration.ofMillis(500), 2);
        Workplace workplace = new TestWorkplace(settings(), clock, nights);
        return new Scheduler(files.folder(), workplace, store, clock, heard, Duration.ofMillis(200));
    }

    private Ledger ledger() {
        return Ledger.open(settings(), clock, "schedule");
    }

    private LedgerSettings settings() {
        return LedgerSettings.shared(server.url(), Optional.of("postgres"), Optional.empty(), root);
    }
}
