package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.ledger.Proof;
import io.nightjar.ledger.Proof.Answer;
import io.nightjar.run.BusinessDate;
import io.nightjar.schedule.ScheduleEvent.Proved;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a real ledger; what makes runs again does as a test says. */
class StandingProofsTest {
    private static final String JOB = "flight-delay";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2001-05-09T07:15:00Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    private final Heard heard = new Heard();
    private final FakeProver prover = new FakeProver();
    private final AtomicBoolean idle = new AtomicBoolean(true);
    private JobFiles files;
    private TestWorkplace workplace;
    private StandingProofs proofs;

    @BeforeEach
    void project() {
        files = new JobFiles(root).scheduled(JOB, "America/New_York", "at: \"03:10\"\nproof: 1%");
        workplace = TestWorkplace.embedded(root.resolve("state"), CLOCK, new FakeNights());
        workplace.prover = prover;
        published("2001-05-07");
        published("2001-05-08");
        proofs = proofs(7);
    }

    @AfterEach
    void close() {
        proofs.close();
    }

    @Test
    void theNightThatWasPublishedLastIsMadeAgainOnceAndTheAnswerRecorded() {
        look();
        look();

        assertThat(prover.proved).containsExactly(JOB + "@2001-05-08 0.01");
        Proof proof = proof("2001-05-08").orElseThrow();
        assertThat(proof.answer()).isEqualTo(Answer.SAME);
        assertThat(proof.by()).isEqualTo("schedule");
        assertThat(proof.splits() + " of " + proof.splitsPlanned()).isEqualTo("1 of 12");
        assertThat(heard.all(Proved.class)).extracting(Proved::proof).containsExactly(proof);
        published("2001-05-09");
        look();
        assertThat(prover.proved).hasSize(2).endsWith(JOB + "@2001-05-09 0.01");
    }

    @Test
    void aScheduleThatWantsNoProofHasNone() {
        files.with(JOB, "America/New_York", "03:10");
        look();
        assertThat(prover.proved).isEmpty();
    }

    @Test
    void anyNightThatStandsInPlaceMayBePicked() {
        files.scheduled(JOB, "America/New_York", "at: \"03:10\"\nproof: 1%\nproof-of: any");
        close();
        for (int seed = 0; seed < 8; seed++) {
            proofs = proofs(seed);
            published("2001-05-1" + seed);
            look();
            close();
        }
        assertThat(prover.proved).hasSize(8);
        assertThat(prover.proved.stream().distinct().count())
                .as("%s", prover.proved)
                .isGreaterThan(1);
        assertThat(prover.proved)
                .as("not always the newest")
                .isNotEqualTo(List.of(
                        JOB + "@2001-05-10 0.01",
                        JOB + "@2001-05-11 0.01",
                        JOB + "@2001-05-12 0.01",
                        JOB + "@2001-05-13 0.01",
                        JOB + "@2001-05-14 0.01",
                        JOB + "@2001-05-15 0.01",
                        JOB + "@2001-05-16 0.01",
                        JOB + "@2001-05-17 0.01"));
    }

    @Test
    void aProofWaitsForTheNightsThatRunAndGivesWayToOneThatBegins() {
        idle.set(false);
        look();
        assertThat(prover.proved).as("a night runs").isEmpty();

        idle.set(true);
        CountDownLatch began = new CountDownLatch(1);
        prover.endless().beginningWith(run -> began.countDown());
        proofs.look(ScheduledJobs.read(files.folder()));
        FakeNights.await(began);
        idle.set(false);
        proofs.giveWay();
        quiet();
        assertThat(proof("2001-05-08")).as("it was put back").isEmpty();

        idle.set(true);
        look();
        assertThat(prover.proved).hasSize(2);
        assertThat(proof("2001-05-08").orElseThrow().answer()).isEqualTo(Answer.SAME);
    }

    @Test
    void whatDiffersIsRecordedAndSoIsWhatCannotBeMadeAgainOrFails() {
        prover.answering(Answer.DIFFERENT);
        look();
        assertThat(proof("2001-05-08").orElseThrow().sentence()).contains("column score");

        published("2001-05-09");
        prover.beginningWith(run -> {
            throw NightjarException.of(ErrorCode.PLAN_INPUT_CHANGED, "flights_0.parquet is gone");
        });
        look();
        Proof refused = proof("2001-05-09").orElseThrow();
        assertThat(refused.answer()).isEqualTo(Answer.REFUSED);
        assertThat(refused.code()).contains("NJ-PLAN-INPUT-CHANGED");

        published("2001-05-10");
        prover.beginningWith(run -> {
            throw new IllegalStateException("broken");
        });
        look();
        assertThat(proof("2001-05-10").orElseThrow().answer()).isEqualTo(Answer.FAILED);
        assertThat(heard.all(Proved.class)).hasSize(3);
    }

    @Test
    void whereTheLedgerIsBusyTheAnswerIsRecordedLater() {
        prover.beginningWith(run -> workplace.busy = true);
        look();
        workplace.busy = false;
        assertThat(proof("2001-05-08")).isEmpty();
        look();
        assertThat(proof("2001-05-08").orElseThrow().answer()).isEqualTo(Answer.SAME);
        assertThat(prover.proved).hasSize(1);
    }

    @Test
    void ofTwoSchedulersOneMakesIt() {
        proofs(1).close();
        try (Workplace.Open open = workplace.open()) {
            var run = run("2001-05-08");
            assertThat(open.ledger().proofLog().begin(JOB, run, run)).isTrue();
            assertThat(open.ledger().proofLog().begin(JOB, run, run)).isFalse();
        }
        look();
        assertThat(prover.proved).isEmpty();
    }

    private StandingProofs proofs(long seed) {
        return new StandingProofs(workplace, CLOCK, heard, idle::get, new Random(seed));
    }

    private void look() {
        proofs.look(ScheduledJobs.read(files.folder()));
        quiet();
    }

    private void quiet() {
        proofs.await();
    }

    private void published(String date) {
        try (Ledger ledger = Ledger.open(LedgerSettings.embedded(root.resolve("state")), CLOCK, "run")) {
            PublishedTable.put(ledger, JOB, date(date));
        }
    }

    private Optional<Proof> proof(String date) {
        try (LedgerReader ledger = workplace.read()) {
            return ledger.proofs().of(run(date));
        }
    }

    private static io.nightjar.run.RunId run(String date) {
        return PublishedTable.run(JOB, date(date));
    }

    private static BusinessDate date(String date) {
        return new BusinessDate(LocalDate.parse(date));
    }
}
