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
import io.nightjar.ledger.PublicationRecord.State;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger promises on every database. */
abstract class LedgerContract {
    static final Instant NOW = Instant.parse("2001-05-09T01:00:00.123456Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    Ledger ledger;

    /** A database with no ledger in it, the same one for each call within a test. */
    abstract LedgerSettings settings();

    @BeforeEach
    void open() {
        ledger = Ledger.open(settings(), CLOCK, "run flight-delay");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static void reopened(LedgerSettings settings) {
        Ledger.open(settings, CLOCK, "again").close();
    }

    @Test
    void aRunIsRecordedFromItsBeginningToItsPublication() {
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            assertThat(ledger.runLog().begin(lease, FIRST, MODEL, new LaunchedBy("0.1.0", "operator")))
                    .isEqualTo(1);
            ledger.runLog().planned(lease, FIRST, Fixture.plan("plan"));
            ledger.runLog().finished(lease, FIRST, Fixture.split(1));
            ledger.runLog().judged(lease, FIRST, "passed", "{\"gates\":[]}", 29, 1);
            lease.hold(Purpose.INTENT, log -> log.intend(Fixture.intent(FIRST, 'b')));
            assertThat(run(FIRST).status()).isEqualTo(RunStatus.PUBLISHING);
            lease.hold(Purpose.PUBLISH, log -> log.complete(Fixture.intent(FIRST, 'b')));
        }
        assertThat(ledger.reader().runs().get(FIRST))
                .contains(new RunRecord(
                        FIRST,
                        JOB,
                        DATE,
                        RunStatus.PUBLISHED,
                        MODEL,
                        "plan",
                        1,
                        30,
                        29,
                        1,
                        Optional.of("passed"),
                        Optional.of(Fixture.digest('b')),
                        NOW,
                        Optional.of(NOW),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(ledger.reader().runs().verdict(FIRST)).contains("{\"gates\":[]}");
        assertThat(ledger.reader().runs().published(JOB, DATE)).contains(run(FIRST));
        assertThat(ledger.reader().runs().open()).isEmpty();
        assertThat(ledger.reader().publications().current(JOB, DATE))
                .contains(new PublicationRecord(1, Fixture.intent(FIRST, 'b'), State.PUBLISHED, NOW, Optional.of(NOW)));
        assertThat(ledger.reader().runs().launches(FIRST)).singleElement().satisfies(launch -> {
            assertThat(launch.owner().process()).isEqualTo(ProcessIdentity.current());
            assertThat(launch.owner().command()).isEqualTo("run flight-delay");
            assertThat(launch.ended()).contains(NOW);
        });
    }

    @Test
    void theFrozenPlanComesBackAsItWas() {
        try (Lease lease = begun(FIRST)) {
            ledger.runLog().planned(lease, FIRST, Fixture.plan("plan"));
            ledger.runLog().planned(lease, FIRST, Fixture.plan("plan"));
            assertThat(ledger.reader().plans().plan(FIRST)).contains(Fixture.plan("plan"));
            assertThatThrownBy(() -> ledger.runLog().planned(lease, FIRST, Fixture.plan("other")))
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLAN_CHANGED))
                    .hasMessageContaining(FIRST.value());
            assertThat(run(FIRST).planDigest()).isEqualTo("plan");
        }
    }

    @Test
    void aSplitIsFinishedOnceHoweverOftenItIsSaidAndCanBeReopened() {
        try (Lease lease = begun(FIRST)) {
            ledger.runLog().planned(lease, FIRST, Fixture.plan("plan"));
            SplitRecord onlyRejects =
                    new SplitRecord(0, Optional.empty(), Optional.of(Fixture.part("staging/rejects-0", 10)), "{}");
            ledger.runLog().finished(lease, FIRST, Fixture.split(1));
            ledger.runLog().finished(lease, FIRST, onlyRejects);
            ledger.runLog().finished(lease, FIRST, onlyRejects);
            assertThat(ledger.reader().plans().finished(FIRST)).containsExactly(onlyRejects, Fixture.split(1));
            ledger.runLog().reopened(lease, FIRST, 0);
            assertThat(ledger.reader().plans().finished(FIRST)).containsExactly(Fixture.split(1));
            assertThat(ledger.reader().plans().plan(FIRST).orElseThrow().splits())
                    .hasSize(2);
        }
    }

    @Test
    void aFailedRunKeepsItsErrorAndLosesItWhenItIsRestarted() {
        try (Lease lease = begun(FIRST)) {
            ledger.runLog().failed(lease, FIRST, NightjarException.of(ErrorCode.INPUT_MISSING, "No folder."));
            assertThat(run(FIRST).status()).isEqualTo(RunStatus.FAILED);
            assertThat(run(FIRST).errorCode()).contains("NJ-INPUT-MISSING");
            assertThat(run(FIRST).errorMessage()).contains("No folder.");
            assertThat(run(FIRST).ended()).contains(NOW);
            assertThat(ledger.runLog().resume(lease, FIRST, new LaunchedBy("0.1.0", "operator")))
                    .isEqualTo(2);
            assertThat(run(FIRST).errorCode()).isEmpty();
            assertThat(run(FIRST).ended()).isEmpty();
            assertThat(run(FIRST).launches()).isEqualTo(2);
            ledger.runLog().stopped(lease, FIRST);
            assertThat(run(FIRST).status()).isEqualTo(RunStatus.STOPPED);
            assertThat(ledger.reader().runs().launches(FIRST))
                    .extracting(Launch::number, Launch::errorCode)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1, Optional.of("NJ-INPUT-MISSING")),
                            org.assertj.core.groups.Tuple.tuple(2, Optional.empty()));
        }
    }

    @Test
    void aNewRunAbandonsTheFailedOneBeforeItAndAnEndedOneCannotBeRestarted() {
        try (Lease lease = begun(FIRST)) {
            ledger.runLog().failed(lease, FIRST, NightjarException.of(ErrorCode.RUN_FAILED, "It failed."));
            ledger.runLog().begin(lease, SECOND, MODEL, new LaunchedBy("0.1.0", "operator"));
            assertThat(run(FIRST).status()).isEqualTo(RunStatus.ABANDONED);
            assertThatThrownBy(() -> ledger.runLog().resume(lease, FIRST, new LaunchedBy("0.1.0", "operator")))
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_RESTARTABLE))
                    .hasMessage("Run a1b2c3d4e5f6 is abandoned.");
            ledger.runLog().held(lease, SECOND);
            assertThatThrownBy(() -> ledger.runLog().resume(lease, SECOND, new LaunchedBy("0.1.0", "operator")))
                    .hasMessage("Run a1b2ffffffff is held.");
        }
    }

    @Test
    void theDatabaseRefusesASecondOpenRunOfAJobAndDate() {
        try (Lease lease = begun(FIRST)) {
            assertThatThrownBy(() -> ledger.runLog().begin(lease, SECOND, MODEL, new LaunchedBy("0.1.0", "operator")))
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.next()).containsExactly("nightjar recover"))
                    .hasMessage("An earlier run of flight-delay@2001-05-08 has not been settled.");
            assertThat(ledger.reader().runs().list(9)).hasSize(1);
        }
    }

    @Test
    void aRerunSupersedesWhatWasPublishedAndAWithdrawnIntentLeavesItStanding() {
        try (Lease lease = begun(FIRST)) {
            publish(lease, FIRST, 'b');
            ledger.runLog().begin(lease, SECOND, MODEL, new LaunchedBy("0.1.0", "operator"));
            lease.hold(Purpose.INTENT, log -> log.intend(Fixture.intent(SECOND, 'c')));
            lease.hold(Purpose.WITHDRAW, log -> log.withdraw(Fixture.intent(SECOND, 'c')));
            assertThat(run(SECOND).status()).isEqualTo(RunStatus.RUNNING);
            assertThat(run(SECOND).tableDigest()).isEmpty();
            assertThat(ledger.reader().runs().published(JOB, DATE)).contains(run(FIRST));
            publish(lease, SECOND, 'd');
            assertThat(ledger.reader().runs().published(JOB, DATE)).contains(run(SECOND));
            assertThat(run(FIRST).status()).isEqualTo(RunStatus.PUBLISHED);
            assertThat(ledger.reader().publications().history(JOB, DATE))
                    .extracting(PublicationRecord::sequence, PublicationRecord::state)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(3L, State.PUBLISHED),
                            org.assertj.core.groups.Tuple.tuple(2L, State.WITHDRAWN),
                            org.assertj.core.groups.Tuple.tuple(1L, State.SUPERSEDED));
            assertThat(ledger.reader().publications().current(JOB)).hasSize(1);
        }
    }

    @Test
    void anErrorDuringThePublicationLeavesTheIntentOpen() {
        try (Lease lease = begun(FIRST)) {
            lease.hold(Purpose.INTENT, log -> log.intend(Fixture.intent(FIRST, 'b')));
            ledger.runLog().failed(lease, FIRST, NightjarException.of(ErrorCode.COMMIT_UNKNOWN, "Unknown."));
            assertThat(run(FIRST).status()).isEqualTo(RunStatus.PUBLISHING);
            assertThat(run(FIRST).errorCode()).contains("NJ-COMMIT-UNKNOWN");
            assertThat(ledger.reader().runs().open()).hasSize(1);
        }
    }

    @Test
    void nothingIsRecordedWhereTheWorkInTheFenceThrows() {
        try (Lease lease = begun(FIRST)) {
            assertThatThrownBy(() -> lease.hold(Purpose.PUBLISH, log -> {
                        log.intend(Fixture.intent(FIRST, 'b'));
                        throw NightjarException.of(ErrorCode.STORAGE_FAILED, "No disk.");
                    }))
                    .hasMessage("No disk.");
            assertThat(run(FIRST).status()).isEqualTo(RunStatus.RUNNING);
            assertThat(ledger.reader().publications().history(JOB, DATE)).isEmpty();
        }
    }

    @Test
    void whatIsRecordedWithinAnotherTransactionOfTheDataSourceStaysThoughThatRollsBack() {
        TransactionTemplate step = new TransactionTemplate(new JdbcTransactionManager(ledger.dataSource()));
        step.executeWithoutResult(status -> {
            try (Lease lease = begun(FIRST)) {
                lease.hold(Purpose.INTENT, log -> log.intend(Fixture.intent(FIRST, 'b')));
            }
            status.setRollbackOnly();
        });
        assertThat(run(FIRST).status()).isEqualTo(RunStatus.PUBLISHING);
        assertThat(ledger.reader().publications().history(JOB, DATE)).hasSize(1);
    }

    @Test
    void aRunIsFoundByPrefixByDateAndAsTheLatest() {
        BusinessDate later = new BusinessDate(LocalDate.of(2001, 5, 9));
        RunId third = new RunId("0123456789ab");
        try (Lease lease = begun(FIRST)) {
            publish(lease, FIRST, 'b');
            ledger.runLog().begin(lease, SECOND, MODEL, new LaunchedBy("0.1.0", "operator"));
        }
        try (Lease lease = ledger.leases().acquire(JOB, later)) {
            ledger.runLog().begin(lease, third, MODEL, new LaunchedBy("0.1.0", "operator"));
        }
        assertThat(found("a1b2c")).isEqualTo(FIRST);
        assertThat(found("A1B2F")).isEqualTo(SECOND);
        assertThat(found("flight-delay@2001-05-08")).isEqualTo(SECOND);
        assertThat(found("flight-delay@20010508")).isEqualTo(SECOND);
        assertThat(found("flight-delay@latest")).isEqualTo(third);
        assertThat(ledger.reader().runs().list(2)).extracting(RunRecord::id).containsExactly(third, SECOND);
        assertThat(ledger.reader().runs().list(JOB, 9)).hasSize(3);

        refused(
                "a1b2",
                ErrorCode.AMBIGUOUS_RUN,
                "'a1b2' names several runs: a1b2ffffffff "
                        + "(flight-delay@2001-05-08), a1b2c3d4e5f6 (flight-delay@2001-05-08).");
        refused("0199", ErrorCode.UNKNOWN_RUN, "Nearest: 0123456789ab (flight-delay@2001-05-09).");
        refused("flight-delay@2001-05-20", ErrorCode.UNKNOWN_RUN, "Nearest: 0123456789ab");
        refused("flight-dely@latest", ErrorCode.UNKNOWN_RUN, "There are runs of flight-delay.");
        refused("flight-delay@tomorrow", ErrorCode.UNKNOWN_RUN, "After the @ stands a date");
        refused("%", ErrorCode.UNKNOWN_RUN, "first digits of its id");
    }

    @Test
    void aReadingCommandSeesWhatIsRecordedWhileTheLedgerIsOpenAndAfter() {
        try (Lease lease = begun(FIRST);
                LedgerReader reader = LedgerReader.open(settings())) {
            assertThat(reader.runs().find("a1b2")).isEqualTo(run(FIRST));
            ledger.runLog().failed(lease, FIRST, NightjarException.of(ErrorCode.RUN_FAILED, "It failed."));
        }
        ledger.close();
        try (LedgerReader reader = LedgerReader.open(settings())) {
            assertThat(reader.runs().find("a1b2").status()).isEqualTo(RunStatus.FAILED);
        }
        open();
    }

    @Test
    void openingItAgainChangesNothingAndTheVersionIsTheLastMigrations() {
        begun(FIRST).close();
        ledger.close();
        reopened(settings());
        open();
        assertThat(run(FIRST).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(LedgerSchema.version(ledger.dataSource())).contains(LedgerSchema.VERSION);
        assertThat(LedgerSchema.flyway(ledger.dataSource(), vendor()).info().pending())
                .isEmpty();
    }

    @Test
    void anOlderOrNewerSchemaIsRefusedNamingTheNextCommand() {
        JdbcClient db = JdbcClient.create(ledger.dataSource());
        setVersion(db, LedgerSchema.VERSION - 1);
        assertThatThrownBy(() -> LedgerReader.open(settings()))
                .isInstanceOfSatisfying(NightjarException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_SCHEMA);
                    assertThat(e.next()).containsExactly("nightjar recover");
                })
                .hasMessageContaining("have version " + (LedgerSchema.VERSION - 1) + ", this program needs version "
                        + LedgerSchema.VERSION);
        setVersion(db, LedgerSchema.VERSION + 1);
        assertThatThrownBy(() -> LedgerReader.open(settings())).hasMessageContaining("a newer Nightjar made");
        ledger.close();
        assertThatThrownBy(() -> Ledger.open(settings(), CLOCK, "run"))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_SCHEMA));
    }

    @Test
    void springBatchKeepsItsJobsInTheSameDatabase() throws Exception {
        DataSource dataSource = ledger.dataSource();
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(dataSource);
        factory.setTransactionManager(new JdbcTransactionManager(dataSource));
        factory.afterPropertiesSet();
        JobRepository repository = factory.getObject();
        JobInstance instance = repository.createJobInstance("night", new JobParameters());
        assertThat(repository
                        .createJobExecution(instance, new JobParameters(), new ExecutionContext())
                        .getId())
                .isPositive();
        assertThat(repository.getJobInstances("night", 0, 9)).hasSize(1);
    }

    abstract LedgerSchema.Vendor vendor();

    private static void setVersion(JdbcClient db, int version) {
        db.sql(
                        "UPDATE \"flyway_schema_history\" SET \"version\" = ? WHERE \"installed_rank\" = (SELECT MAX(\"installed_rank\") FROM \"flyway_schema_history\")")
                .params(String.valueOf(version))
                .update();
    }

    Lease begun(RunId id) {
        Lease lease = ledger.leases().acquire(JOB, DATE);
        ledger.runLog().begin(lease, id, MODEL, new LaunchedBy("0.1.0", "operator"));
        return lease;
    }

    private void publish(Lease lease, RunId id, char digest) {
        lease.hold(Purpose.INTENT, log -> log.intend(Fixture.intent(id, digest)));
        lease.hold(Purpose.PUBLISH, log -> log.complete(Fixture.intent(id, digest)));
    }

    RunRecord run(RunId id) {
        return ledger.reader().runs().get(id).orElseThrow();
    }

    private RunId found(String name) {
        return ledger.reader().runs().find(name).id();
    }

    private void refused(String name, ErrorCode code, String message) {
        assertThatThrownBy(() -> ledger.reader().runs().find(name))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
