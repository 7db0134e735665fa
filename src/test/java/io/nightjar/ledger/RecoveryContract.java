package io.nightjar.ledger;

import static io.nightjar.ledger.Fixture.DATE;
import static io.nightjar.ledger.Fixture.FIRST;
import static io.nightjar.ledger.Fixture.JOB;
import static io.nightjar.ledger.Fixture.MODEL;
import static io.nightjar.ledger.Fixture.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Settlement.Kind;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.publish.Intent;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Publication;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunStatus;
import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What recovery promises on every database. */
abstract class RecoveryContract extends LeaseContract {
    private static final BusinessDate NEXT = new BusinessDate(LocalDate.of(2001, 5, 9));

    @TempDir
    Path project;

    @Test
    void oneNightThatCannotBeSettledDoesNotStopTheRest() {
        begin(DATE, FIRST);
        begin(NEXT, SECOND);
        sql().sql("UPDATE runs SET status = 'PUBLISHING' WHERE id = ?")
                .params(FIRST.value())
                .update();

        List<Settlement> done = recovery().all();

        assertThat(done).extracting(Settlement::kind).containsExactly(Kind.UNSETTLED, Kind.FAILED);
        assertThat(done.get(0).error().orElseThrow().code()).isEqualTo(ErrorCode.LEDGER_CORRUPT);
        assertThat(done.get(0).sentence()).contains(FIRST.value(), "no intent is recorded");
        assertThat(ledger.reader().runs().get(SECOND).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void whatSpringBatchsRowsStillShowAsUnderWayIsEndedWhateverStateTheyAreIn() {
        begin(DATE, FIRST);
        begin(NEXT, SECOND);
        long ofTheDead = batchRows(1, FIRST, "STARTED", "UNKNOWN");
        recovery().all();
        // A run that ended well, whose process died before Spring Batch wrote so.
        sql().sql("UPDATE runs SET status = 'PUBLISHED' WHERE id = ?")
                .params(SECOND.value())
                .update();
        long stopping = batchRows(2, SECOND, "STOPPING", "STARTED");
        long unknown = batchRows(3, SECOND, "UNKNOWN", "STOPPING");
        long well = batchRows(4, SECOND, "COMPLETED", "COMPLETED");
        sql().sql("UPDATE batch_job_execution SET end_time = start_time WHERE job_execution_id = 4")
                .update();
        sql().sql("UPDATE batch_step_execution SET end_time = start_time WHERE job_execution_id = 4")
                .update();

        List<Settlement> done = recovery().all();

        assertThat(done).singleElement().satisfies(settlement -> {
            assertThat(settlement.kind()).isEqualTo(Kind.CLEARED);
            assertThat(settlement.sentence())
                    .isEqualTo("Spring Batch still showed 2 launches of flight-delay@2001-05-09 as under way: ended.");
        });
        for (long launch : List.of(ofTheDead, stopping, unknown)) {
            assertThat(states("batch_job_execution", launch)).containsExactly("FAILED");
            assertThat(states("batch_step_execution", launch)).containsExactly("FAILED", "FAILED");
        }
        assertThat(states("batch_step_execution", well)).containsExactly("COMPLETED", "COMPLETED");
        assertThat(recovery().all()).isEmpty();
    }

    @Test
    void whatALivingProcessWorksOnIsLeftAsItIs() {
        Lease lease = ledger.leases().acquire(JOB, DATE);
        ledger.runLog().begin(lease, FIRST, MODEL, new LaunchedBy("0.1.0", "operator"));
        long launch = batchRows(1, FIRST, "STARTED", "STARTED");
        try (lease) {
            assertThat(recovery().atOnce()).isEmpty();
            assertThat(recovery().all()).extracting(Settlement::kind).containsExactly(Kind.LEFT_ALONE);
            assertThat(sql().sql("SELECT status FROM batch_job_execution WHERE job_execution_id = ?")
                            .params(launch)
                            .query(String.class)
                            .single())
                    .isEqualTo("STARTED");
        }
    }

    @Test
    void whoOnlyMendsANightIsWaitedForByWhoWantsToRunIt() {
        Lease mending = ledger.leases().takeIfFree(JOB, DATE).orElseThrow();
        AtomicInteger pauses = new AtomicInteger();
        HandTicker ticker = new HandTicker(() -> {
            if (pauses.incrementAndGet() == 7) {
                mending.close();
            } else if (pauses.get() == 3) {
                // It lives: it beats.
                sql().sql("UPDATE leases SET heartbeat = heartbeat + 1").update();
            }
        });
        Owner other = new Owner(ProcessIdentity.current(), NOW, "run flight-delay");
        try (Ledger second = Ledger.open(settings(), CLOCK, other, ticker);
                Lease lease = second.leases().acquire(JOB, DATE)) {
            assertThat(lease.token()).isEqualTo(mending.token() + 1);
            assertThat(pauses).hasValue(7);
        }
    }

    @Test
    void aRowThatNobodyUnderstandsIsNamed() {
        begin(DATE, FIRST);
        sql().sql("UPDATE runs SET status = 'PUBLISHD' WHERE id = ?")
                .params(FIRST.value())
                .update();
        assertThatThrownBy(() -> ledger.reader().runs().list(9))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_CORRUPT))
                .hasMessageContaining("row of table runs with")
                .hasMessageContaining("id " + FIRST)
                .hasMessageContaining("business_date 2001-05-08");
    }

    @Test
    void aChainWhoseFileALostSessionWroteBackToAnEarlierMomentIsBroughtUpToTheLedger() throws IOException {
        publish(DATE, FIRST);
        List<String> earlier = ledger.reader().chains().of(JOB);
        publish(NEXT, SECOND);
        Path file = project.resolve("output/" + JOB + "/_chain.jsonl");
        Files.createDirectories(file.getParent());
        Files.write(file, earlier);

        List<Settlement> done = recovery().all();

        assertThat(done).singleElement().satisfies(settlement -> assertThat(settlement.sentence())
                .isEqualTo("The chain of flight-delay lacked the last 1 of 2 records in its file: written."));
        assertThat(file)
                .content()
                .isEqualTo(String.join("\n", ledger.reader().chains().of(JOB)) + "\n");
        assertThat(recovery().all()).isEmpty();

        List<String> altered = List.of(earlier.get(0).replace("publish", "rollback"));
        Files.write(file, altered);
        assertThat(recovery().all()).as("what no crash did").isEmpty();
        assertThat(Files.readAllLines(file)).isEqualTo(altered);
    }

    private void publish(BusinessDate date, RunId run) {
        try (Lease lease = ledger.leases().acquire(JOB, date)) {
            ledger.runLog().begin(lease, run, MODEL, new LaunchedBy("0.1.0", "operator"));
            Intent of = Fixture.intent(run, 'a');
            Intent intent = new Intent(run, JOB, date, of.table(), of.rejects(), of.receipt());
            lease.hold(Purpose.INTENT, log -> log.intend(intent));
            lease.hold(Purpose.PUBLISH, log -> log.complete(intent));
        }
    }

    private void begin(BusinessDate date, RunId run) {
        try (Lease lease = ledger.leases().acquire(JOB, date)) {
            ledger.runLog().begin(lease, run, MODEL, new LaunchedBy("0.1.0", "operator"));
        }
    }

    private Recovery recovery() {
        return new Recovery(ledger, new Publication(new ProjectStorage(project), OutputLayout.standard()));
    }

    private JdbcClient sql() {
        return JdbcClient.create(ledger.dataSource());
    }

    /** A launch as a crash may leave it: two steps, none of them ended. */
    private long batchRows(long id, RunId run, String job, String step) {
        sql().sql(
                        "INSERT INTO batch_job_instance (job_instance_id, version, job_name, job_key) VALUES (?, 0, 'night', ?)")
                .params(id, "key " + id)
                .update();
        sql().sql("""
                        INSERT INTO batch_job_execution
                            (job_execution_id, version, job_instance_id, create_time, start_time, status, exit_code)
                        VALUES (?, 1, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, ?, 'UNKNOWN')""").params(id, id, job).update();
        sql().sql("INSERT INTO batch_job_execution_params VALUES (?, 'run', 'java.lang.String', ?, 'Y')")
                .params(id, run.value())
                .update();
        for (int number = 0; number < 2; number++) {
            sql().sql("""
                            INSERT INTO batch_step_execution
                                (step_execution_id, version, step_name, job_execution_id, create_time, start_time, status)
                            VALUES (?, 1, 'split', ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, ?)""").params(10 * id + number, id, step).update();
        }
        return id;
    }

    /** Those that have an end. */
    private List<String> states(String table, long launch) {
        return sql().sql("SELECT status FROM " + table + " WHERE job_execution_id = ? AND end_time IS NOT NULL")
                .params(launch)
                .query(String.class)
                .list();
    }
}
