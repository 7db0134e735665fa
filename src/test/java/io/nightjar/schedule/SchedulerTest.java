package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RunOptions;
import io.nightjar.run.BusinessDate;
import io.nightjar.schedule.ScheduleEvent.Dropped;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Noted;
import io.nightjar.schedule.ScheduleEvent.Placed;
import io.nightjar.schedule.ScheduleEvent.Started;
import io.nightjar.schedule.ScheduleEvent.Trouble;
import io.nightjar.schedule.ScheduleEvent.Waits;
import io.nightjar.testing.EmptyLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Quartz as it is, in memory, and a clock that stands at a moment of 2001 when the test begins, and goes on. */
class SchedulerTest {
    private static final String ZONE = "America/New_York";
    private static final Instant DUE = Instant.parse("2001-05-09T07:10:00Z");
    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final Duration QUICK = Duration.ofMillis(50);

    @TempDir
    Path root;

    private final Heard heard = new Heard();
    private final FakeNights nights = new FakeNights();
    private TestWorkplace workplace;

    @Test
    void aNightIsRunForYesterdayWhenItIsDue() {
        JobFiles files = new JobFiles(root).with("flight-delay", ZONE, "03:10");
        try (Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.800Z", USUAL)) {
            scheduler.start();

            Ended ended = heard.await(Ended.class, e -> true);

            assertThat(ended.night()).isEqualTo(new DueNight("flight-delay", ZoneId.of(ZONE), date("2001-05-08"), DUE));
            assertThat(ended.exit()).isEqualTo(ExitStatus.OK);
            assertThat(ended.message()).isEqualTo("All gates passed.");
            assertThat(ended.run()).contains(FakeNights.RUN);
            assertThat(ended.table()).contains("output/flight-delay");
            assertThat(ended.isWell()).isTrue();
            assertThat(nights.options)
                    .containsExactly(new RunOptions(
                            RunOptions.Published.ACCEPT_UNCHANGED,
                            Optional.empty(),
                            "schedule",
                            RunOptions.Patience.LOOK_ONCE));
            assertThat(heard.all(Noted.class)).extracting(Noted::sentence).containsExactly("begun");
            assertThat(heard.await(Placed.class, placed -> true, 2))
                    .extracting(placed -> placed.night().date())
                    .containsExactly(date("2001-05-08"), date("2001-05-09"));
        }
    }

    @Test
    void theNextNightIsPlacedAlsoWhereQuartzWakesAMomentEarly() {
        JobFiles files = new JobFiles(root).with("flight-delay", ZONE, "03:10");
        Clock early = Clock.fixed(Instant.parse("2001-05-09T07:09:59.999Z"), ZoneOffset.UTC);
        try (Scheduler scheduler =
                new Scheduler(files.folder(), workplace(early), new TriggerStore.Memory(), early, heard, USUAL)) {
            scheduler.start();

            assertThat(heard.await(Placed.class, placed -> true, 2))
                    .extracting(placed -> placed.night().date())
                    .containsExactly(date("2001-05-08"), date("2001-05-09"));
            heard.await(Ended.class, e -> true);
        }
    }

    @Test
    void theLedgerIsFreeBeforeTheEndIsTold() {
        JobFiles files = new JobFiles(root).with("flight-delay", ZONE, "03:10");
        AtomicInteger openAtEnd = new AtomicInteger(-1);
        ScheduleListener listener = event -> {
            if (event instanceof Ended) {
                openAtEnd.set(workplace.open.get());
            }
            heard.heard(event);
        };
        try (Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.800Z", USUAL, listener)) {
            scheduler.start();
            heard.await(Ended.class, ended -> true);
            assertThat(openAtEnd).hasValue(0);
        }
    }

    @Test
    void aTimeThatDoesNotExistIsRunAtTheFirstInstantAfterTheGap() {
        JobFiles files = new JobFiles(root).with("flight-delay", ZONE, "02:30");
        try (Scheduler scheduler = scheduler(files, "2001-04-01T06:59:59.800Z", USUAL)) {
            scheduler.start();

            Ended ended = heard.await(Ended.class, e -> true);

            assertThat(ended.night().due()).isEqualTo(Instant.parse("2001-04-01T07:00:00Z"));
            assertThat(ended.night().date()).isEqualTo(date("2001-03-31"));
        }
    }

    @Test
    void whatGoesWrongIsToldWithItsExitStatusAndTheNextNightStillRuns() {
        JobFiles files = new JobFiles(root)
                .scheduled("a-missing", ZONE, "at: \"03:10\"\nretries: 0")
                .with("b-broken", ZONE, "03:10:00")
                .with("d-done", ZONE, "03:10:00")
                .with("e-well", ZONE, "03:10:00");
        nights.beginningWith(spec -> {
            switch (spec.job().name()) {
                case "a-missing" -> throw NightjarException.of(ErrorCode.INPUT_MISSING, "there is no partition");
                case "b-broken" -> throw new IllegalStateException("nobody expected this");
                case "d-done" -> throw NightjarException.of(ErrorCode.ALREADY_PUBLISHED, "it is published");
                default -> {}
            }
        });
        try (Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.800Z", USUAL)) {
            scheduler.start();
            heard.await(Ended.class, e -> true, 4);

            assertEnd("a-missing", ExitStatus.NOT_READY, "there is no partition", false);
            assertEnd(
                    "b-broken", ExitStatus.PERSON, "an unexpected IllegalStateException: nobody expected this", false);
            assertEnd("d-done", ExitStatus.PUBLISHED, "it is published", true);
            assertEnd("e-well", ExitStatus.OK, "All gates passed.", true);
            assertThat(workplace.open).hasValue(0);
        }
    }

    private void assertEnd(String job, ExitStatus exit, String message, boolean well) {
        Ended ended = heard.await(Ended.class, e -> e.night().job().equals(job));
        assertThat(ended.exit()).isEqualTo(exit);
        assertThat(ended.message()).isEqualTo(message);
        assertThat(ended.isWell()).isEqualTo(well);
    }

    @Test
    void onTheEmbeddedLedgerNightsRunOneAfterAnother() {
        JobFiles files = new JobFiles(root);
        for (int i = 0; i < 5; i++) {
            files.with("job-" + i, ZONE, "03:10");
        }
        try (Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.800Z", USUAL)) {
            scheduler.start();
            heard.await(Ended.class, e -> true, 5);

            assertThat(nights.mostRunning).hasValue(1);
            assertThat(nights.published).hasSize(5).containsEntry("job-3@2001-05-08", 1);
        }
    }

    @Test
    void whereAnOperatorHasTheLedgerTheNightWaits() {
        JobFiles files = new JobFiles(root).with("flight-delay", ZONE, "03:10");
        try (Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.500Z", QUICK)) {
            scheduler.start();
            workplace.busy = true;

            assertThat(heard.await(Waits.class, waits -> true).reason()).isEqualTo("the ledger is being written");
            workplace.busy = false;

            assertThat(heard.await(Ended.class, ended -> true).exit()).isEqualTo(ExitStatus.OK);
            assertThat(heard.all(Waits.class)).hasSize(1);
            assertThat(heard.all(Trouble.class)).isEmpty();
        }
    }

    @Test
    void whatMayPassIsTriedAgainAsOftenAsTheJobSays() {
        JobFiles files = new JobFiles(root)
                .scheduled("flight-delay", ZONE, "at: \"03:10\"\nretries: 2\nretry-after: 1 s")
                .scheduled("other", ZONE, "at: \"03:10\"\nretries: 1\nretry-after: 1 s");
        nights.beginningWith(spec -> {
            if (spec.job().name().equals("other") || nights.options.size() < 4) {
                throw NightjarException.of(ErrorCode.STORAGE_FAILED, "the disk is away");
            }
        });
        try (Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.500Z", QUICK)) {
            scheduler.start();

            var ends = heard.await(Ended.class, e -> e.night().job().equals("flight-delay"), 3);
            var others = heard.await(Ended.class, e -> e.night().job().equals("other"), 2);

            assertThat(ends)
                    .extracting(Ended::exit)
                    .containsExactly(ExitStatus.RESTART, ExitStatus.RESTART, ExitStatus.OK);
            assertThat(ends).extracting(Ended::isWell).containsExactly(true, true, true);
            assertThat(ends.get(0).again().orElseThrow()).isAfter(DUE);
            assertThat(others).extracting(Ended::isWell).containsExactly(true, false);
            assertThat(heard.await(Started.class, e -> e.night().job().equals("flight-delay"), 3))
                    .extracting(Started::attempt)
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void jobFilesThatComeChangeAndGoAreNoticed() {
        JobFiles files = new JobFiles(root).with("changed", ZONE, "05:00").with("gone", ZONE, "05:00");
        try (Scheduler scheduler = scheduler(files, "2001-05-09T07:00:00Z", QUICK)) {
            scheduler.start();
            heard.await(Placed.class, placed -> true, 2);

            files.with("changed", ZONE, "06:00").with("new", ZONE, "07:00").remove("gone");

            assertThat(heard.await(Placed.class, p -> p.night().job().equals("changed"), 2)
                            .get(1)
                            .night()
                            .due())
                    .isEqualTo(Instant.parse("2001-05-09T10:00:00Z"));
            assertThat(heard.await(Placed.class, p -> p.night().job().equals("new"))
                            .night()
                            .due())
                    .isEqualTo(Instant.parse("2001-05-09T11:00:00Z"));
            heard.await(Dropped.class, dropped -> dropped.night().job().equals("gone"));
            heard.await(Dropped.class, dropped -> dropped.night().job().equals("changed"));
        }
    }

    @Test
    void aFileThatIsNotValidIsToldOnceAndKeepsItsPlaceAndTheOthersTheirs() {
        JobFiles files = new JobFiles(root).with("good", ZONE, "03:10").with("bad", ZONE, "05:00");
        try (Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.300Z", QUICK)) {
            scheduler.start();
            heard.await(Placed.class, placed -> true, 2);

            files.text("bad", "modle: bad@1\n");

            assertThat(heard.await(Trouble.class, trouble -> true).error().code())
                    .isEqualTo(ErrorCode.JOB_INVALID);
            assertThat(heard.await(Ended.class, e -> true).night().job()).isEqualTo("good");
            assertThat(heard.all(Trouble.class)).hasSize(1);
            assertThat(heard.all(Dropped.class)).isEmpty();
        }
    }

    @Test
    void aStopEndsTheNightThatRunsAndBeginsNoOther() {
        JobFiles files = new JobFiles(root).with("first", ZONE, "03:10:00").with("second", ZONE, "03:10:00");
        nights.endless();
        Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.800Z", USUAL);
        scheduler.start();
        String running = heard.await(Started.class, started -> true).night().job();

        scheduler.requestStop();
        scheduler.awaitStop();
        scheduler.close();

        Ended ended = heard.await(Ended.class, e -> true);
        assertThat(ended.night().job()).isEqualTo(running);
        assertThat(ended.exit()).isEqualTo(ExitStatus.STOPPED);
        assertThat(ended.isWell()).isFalse();
        assertThat(heard.all(Started.class)).hasSize(1);
        assertThat(workplace.open).hasValue(0);
    }

    @Test
    void closingWaitsForTheNightThatRuns() {
        JobFiles files = new JobFiles(root).with("flight-delay", ZONE, "03:10");
        CountDownLatch begun = new CountDownLatch(1);
        nights.beginningWith(spec -> begun.countDown()).endless();
        Scheduler scheduler = scheduler(files, "2001-05-09T07:09:59.800Z", USUAL);
        scheduler.start();
        FakeNights.await(begun);

        scheduler.close();

        assertThat(heard.all(Ended.class)).hasSize(1);
    }

    private TestWorkplace workplace(Clock clock) {
        EmptyLedger.in(root.resolve("state"));
        workplace = TestWorkplace.embedded(root.resolve("state"), clock, nights);
        return workplace;
    }

    private Scheduler scheduler(JobFiles files, String now, Duration pace) {
        return scheduler(files, now, pace, heard);
    }

    /** Its clock goes on when the first night has been placed. */
    private Scheduler scheduler(JobFiles files, String now, Duration pace, ScheduleListener listener) {
        HeldClock clock = new HeldClock(now);
        ScheduleListener releasing = event -> {
            listener.heard(event);
            clock.release();
        };
        return new Scheduler(files.folder(), workplace(clock), new TriggerStore.Memory(), clock, releasing, pace);
    }

    private static BusinessDate date(String text) {
        return new BusinessDate(LocalDate.parse(text));
    }
}
