package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ExitStatus;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Started;
import io.nightjar.schedule.TriggerStore.Shared;
import io.nightjar.testing.RealPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Two schedulers that share one PostgreSQL, each with its own ledger, as on two machines. */
class SharedSchedulersTest {
    private static final String ZONE = "America/New_York";

    private static EmbeddedPostgres server;

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
    static void stopServer() throws IOException {
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

    @Test
    void aNightWhoseSchedulerIsGoneIsRunByTheOther() {
        JobFiles files = new JobFiles(root).with("orphan", ZONE, "03:10");
        CountDownLatch oneIsBack = new CountDownLatch(1);
        nights.beginningWith(spec -> {
            if (nights.options.size() == 1) {
                FakeNights.await(oneIsBack);
            }
        });
        try (Ledger here = ledger();
                Ledger there = ledger()) {
            Cable cable = new Cable(here.dataSource());
            try (Scheduler one = scheduler(files, cable)) {
                one.start();
                clock.release();
                heard.await(Started.class, started -> true);
                cable.cut = true;
                silentForAMinute();
                try (Scheduler two = scheduler(files, there.dataSource())) {
                    two.start();

                    assertThat(heard.await(Ended.class, ended -> true).exit()).isEqualTo(ExitStatus.OK);
                }
                assertThat(nights.published).containsEntry("orphan@2001-05-08", 1);
                cable.cut = false;
                oneIsBack.countDown();
                assertThat(heard.await(Ended.class, ended -> true, 2).get(1).exit())
                        .isEqualTo(ExitStatus.PUBLISHED);
            }
        }
    }

    /** Quartz waits 7.5 s and more before it believes that another is gone: let that have passed. */
    private static void silentForAMinute() {
        int schedulers = JdbcClient.create(server.getPostgresDatabase())
                .sql("UPDATE qrtz_scheduler_state SET last_checkin_time = last_checkin_time - 60000")
                .update();
        assertThat(schedulers).isEqualTo(1);
    }

    /** The line from a scheduler to its database. */
    private static final class Cable extends DelegatingDataSource {
        private volatile boolean cut;

        Cable(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (cut) {
                throw new SQLException("the line is cut");
            }
            return super.getConnection();
        }
    }

    private Scheduler scheduler(JobFiles files, DataSource database) {
        Shared store = new Shared(database, Duration.ofMillis(500));
        return new Scheduler(files.folder(), nights, store, clock, heard);
    }

    private Ledger ledger() {
        return Ledger.open(
                LedgerSettings.shared(
                        server.getJdbcUrl("postgres", "postgres"), Optional.of("postgres"), Optional.empty(), root),
                clock,
                "schedule");
    }
}
