package io.nightjar.ledger;

import static io.nightjar.ledger.Fixture.DATE;
import static io.nightjar.ledger.Fixture.FIRST;
import static io.nightjar.ledger.Fixture.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.Seen;
import io.nightjar.ledger.Firing.State;
import io.nightjar.ledger.FiringLog.NewlyDue;
import io.nightjar.ledger.FiringLog.Skipped;
import io.nightjar.ledger.FiringLog.Start;
import io.nightjar.run.BusinessDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ledger remembers of schedules, on every database. */
abstract class ScheduleLogContract extends RecoveryContract {
    private static final BusinessDate NEXT = new BusinessDate(DATE.date().plusDays(1));
    private static final String HOST = ProcessIdentity.current().host();
    private static final Instant WATCHED = NOW.minus(Duration.ofDays(1));
    private static final Instant DUE = NOW.minusSeconds(60);

    @Test
    void aScheduleIsWatchedFromTheFirstTimeOn() {
        ledger.firingLog().watch(JOB, WATCHED);
        ledger.firingLog().watch(JOB, NOW);

        assertThat(ledger.reader().firings().watched()).isEqualTo(Map.of(JOB, WATCHED));
    }

    @Test
    void whatIsDueIsRecordedOnceByWhoeverGoesOnFromThereFirst() {
        NewlyDue skipped =
                new NewlyDue(DATE, DUE, Seen.MISSED, Optional.of(new Skipped(Cause.CATCH_UP, "nobody wants it")));
        NewlyDue wanted = new NewlyDue(NEXT, NOW, Seen.ON_TIME, Optional.empty());
        ledger.firingLog().watch(JOB, WATCHED);

        assertThat(ledger.firingLog().due(JOB, WATCHED, NOW, List.of(skipped, wanted)))
                .containsExactly(skipped, wanted);
        assertThat(ledger.firingLog().due(JOB, WATCHED, NOW, List.of(skipped, wanted)))
                .isEmpty();
        assertThat(ledger.firingLog().due(JOB, NOW, NOW.plusSeconds(9), List.of(wanted)))
                .isEmpty();

        assertThat(ledger.reader().firings().watched()).isEqualTo(Map.of(JOB, NOW.plusSeconds(9)));
        assertThat(firing(DATE))
                .isEqualTo(new Firing(
                        JOB,
                        DATE,
                        DUE,
                        Seen.MISSED,
                        State.SKIPPED,
                        0,
                        NOW,
                        Optional.empty(),
                        Optional.of(NOW),
                        Optional.of(Cause.CATCH_UP),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("nobody wants it")));
        assertThat(ledger.reader().firings().open()).containsExactly(firing(NEXT));
        assertThat(ledger.reader().firings().since(JOB, NOW)).containsExactly(firing(NEXT));
        assertThat(firing(NEXT).isOpen()).isTrue();
    }

    @Test
    void ofManySchedulersThatSeeADateDueExactlyOneRecordsIt() throws Exception {
        ledger.firingLog().watch(JOB, WATCHED);
        NewlyDue due = new NewlyDue(DATE, DUE, Seen.ON_TIME, Optional.empty());
        CyclicBarrier barrier = new CyclicBarrier(8);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> all = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        barrier.await();
                        return ledger.firingLog()
                                .due(JOB, WATCHED, NOW, List.of(due))
                                .size();
                    })
                    .toList();
            int recorded = 0;
            for (Future<Integer> one : pool.invokeAll(all)) {
                recorded += one.get();
            }
            assertThat(recorded).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aDateIsStartedUnderItsLeaseAndSettledOnce() {
        record(DATE);
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            assertThat(ledger.firingLog().start(lease)).isEqualTo(new Start.Granted(1));
            assertThat(firing(DATE).state()).isEqualTo(State.STARTED);
            assertThat(ledger.firingLog().start(lease))
                    .as("its process is gone, another owner starts it")
                    .isEqualTo(new Start.Granted(2));
            ledger.firingLog().ended(lease, 20, Optional.of(FIRST), "x".repeat(3000));
            ledger.firingLog().ended(lease, 0, Optional.empty(), "again");
            assertThat(ledger.firingLog().start(lease)).isEqualTo(new Start.Refused());
        }
        assertThat(firing(DATE)).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(State.ENDED);
            assertThat(ended.exit()).contains(20);
            assertThat(ended.run()).contains(FIRST);
            assertThat(ended.reason().orElseThrow()).hasSize(2000);
            assertThat(ended.settled()).contains(NOW);
        });
        assertThat(ledger.firingLog().skip(JOB, DATE, new Skipped(Cause.OVERLAP, "too late")))
                .isFalse();
    }

    @Test
    void aDateThatWasNeverDueOrIsSkippedIsNotStarted() {
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            assertThat(ledger.firingLog().start(lease)).isEqualTo(new Start.Refused());
            record(DATE);
            assertThat(ledger.firingLog().skip(JOB, DATE, new Skipped(Cause.UPSTREAM, "prices")))
                    .isTrue();
            assertThat(ledger.firingLog().start(lease)).isEqualTo(new Start.Refused());
        }
        assertThat(firing(DATE).cause()).contains(Cause.UPSTREAM);
        assertThat(Cause.CATCH_UP.label()).isEqualTo("catch-up");
    }

    @Test
    void twoDatesOfAJobAreNotStartedAtOnceThoughEachHasALease() {
        record(DATE, NEXT);
        try (Lease one = ledger.leases().acquire(JOB, DATE);
                Lease other = ledger.leases().acquire(JOB, NEXT)) {
            ledger.firingLog().start(one);
            assertThat(ledger.firingLog().start(other)).isEqualTo(new Start.Overlapping(DATE));
            ledger.firingLog().ended(one, 0, Optional.empty(), "published");
            assertThat(ledger.firingLog().start(other)).isEqualTo(new Start.Granted(1));
        }
    }

    @Test
    void aDateIsTriedAgainLaterOrPutBackAsIfItHadNotBeenStarted() {
        record(DATE);
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            ledger.firingLog().start(lease);
            ledger.firingLog().again(lease, NOW.plusSeconds(600), Optional.of(FIRST), "the disk is away");
            assertThat(firing(DATE)).satisfies(due -> {
                assertThat(due.state()).isEqualTo(State.DUE);
                assertThat(due.attempts()).isEqualTo(1);
                assertThat(due.notBefore()).contains(NOW.plusSeconds(600));
                assertThat(due.reason()).contains("the disk is away");
            });
            assertThat(ledger.firingLog().start(lease)).isEqualTo(new Start.Granted(2));
            assertThat(firing(DATE).notBefore()).isEmpty();
            ledger.firingLog().putBack(lease);
            assertThat(firing(DATE).state()).isEqualTo(State.DUE);
            assertThat(firing(DATE).attempts()).isEqualTo(1);
        }
    }

    @Test
    void whoWorksOnADateGivesSignsOfLife() {
        assertThat(ledger.reader().firings().lifeSign(JOB, DATE)).isEmpty();
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            assertThat(ledger.reader()
                            .firings()
                            .lifeSign(JOB, DATE)
                            .orElseThrow()
                            .token())
                    .isEqualTo(lease.token());
        }
        assertThat(ledger.reader().firings().lifeSign(JOB, DATE)).isEmpty();
    }

    @Test
    void aPauseHoldsUntilItIsTakenBackOrEndsByItself() {
        ledger.pauseLog().pause(JOB, "ada", Optional.of("upgrade"), Optional.empty());

        Pause pause = ledger.reader().pauses().at(JOB, NOW.plusSeconds(1)).orElseThrow();
        assertThat(pause)
                .isEqualTo(new Pause(
                        JOB,
                        NOW,
                        "ada@" + HOST,
                        Optional.of("upgrade"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(pause.holdsAt(NOW.plus(Duration.ofDays(999)))).isTrue();
        assertThat(ledger.reader().pauses().at("other", NOW)).isEmpty();

        assertThat(ledger.pauseLog().resume(JOB, "bob")).contains(pause);
        assertThat(ledger.pauseLog().resume(JOB, "bob")).isEmpty();
        assertThat(ledger.reader().pauses().at(JOB, NOW)).isEmpty();
        assertThat(ledger.reader().pauses().of(JOB)).singleElement().satisfies(over -> {
            assertThat(over.ended()).contains(NOW);
            assertThat(over.endedBy()).contains("bob@" + HOST);
        });
    }

    @Test
    void aPauseMayHaveAnEndAndANewOneTakesItsPlace() {
        Instant end = NOW.plusSeconds(3600);
        ledger.pauseLog().pause(JOB, "ada", Optional.empty(), Optional.of(end));

        Pause pause = ledger.reader().pauses().at(JOB, end.minusNanos(1000)).orElseThrow();
        assertThat(pause.holdsAt(end)).isFalse();
        assertThat(pause.end()).contains(end);

        ledger.pauseLog().pause(JOB, "bob", Optional.empty(), Optional.empty());
        assertThat(ledger.reader().pauses().of(JOB))
                .extracting(Pause::by)
                .containsExactly("bob@" + HOST, "ada@" + HOST);
        assertThat(ledger.reader().pauses().at(JOB, end).orElseThrow().by()).isEqualTo("bob@" + HOST);
    }

    @Test
    void theProgressOfARunIsThatOfItsFinishedSplits() {
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            ledger.runLog().begin(lease, FIRST, Fixture.MODEL, new LaunchedBy("0.1.0", "schedule"));
            assertThat(ledger.reader().plans().progress(FIRST)).isEmpty();
            ledger.runLog().planned(lease, FIRST, Fixture.plan("plan"));
            assertThat(ledger.reader().plans().progress(FIRST))
                    .contains(new RunProgress(NOW, 30, 0, 0, Optional.empty()));
            ledger.runLog().finished(lease, FIRST, Fixture.split(1));
            assertThat(ledger.reader().plans().progress(FIRST))
                    .contains(new RunProgress(NOW, 30, 20, 20, Optional.of(NOW)));
            assertThat(ledger.reader().runs().durations(JOB, 5)).isEmpty();
        }
    }

    private void record(BusinessDate... dates) {
        ledger.firingLog().watch(JOB, WATCHED);
        ledger.firingLog()
                .due(
                        JOB,
                        WATCHED,
                        NOW,
                        List.of(dates).stream()
                                .map(date -> new NewlyDue(date, DUE, Seen.ON_TIME, Optional.empty()))
                                .toList());
    }

    private Firing firing(BusinessDate date) {
        return ledger.reader().firings().get(JOB, date).orElseThrow();
    }
}
