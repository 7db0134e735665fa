package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RunOptions;
import io.nightjar.ledger.Firing;
import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.State;
import io.nightjar.ledger.FiringLog.NewlyDue;
import io.nightjar.ledger.FiringLog.Start;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.BusinessDate;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Late;
import io.nightjar.schedule.ScheduleEvent.Recovered;
import io.nightjar.schedule.ScheduleEvent.Skipped;
import io.nightjar.schedule.ScheduleEvent.Started;
import io.nightjar.schedule.ScheduleEvent.Waits;
import io.nightjar.schedule.ScheduleEvent.WillBeLate;
import io.nightjar.testing.EmptyLedger;
import io.nightjar.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded, started, left waiting and skipped; on a real ledger, with a clock that is put from night to night. */
class RoundsTest {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final long STEP = Duration.ofHours(3).toSeconds();

    @TempDir
    Path root;

    private final FakeNights nights = new FakeNights();
    private final HandClock clock = new HandClock(Instant.parse("2001-05-06T12:00:00Z"));
    private Heard heard = new Heard();
    private HandScheduler scheduler;

    @BeforeEach
    void begin() {
        EmptyLedger.in(root.resolve("state"));
        scheduler = anotherScheduler();
    }

    /** As if the scheduler had been started anew. */
    private HandScheduler anotherScheduler() {
        return new HandScheduler(
                new JobFiles(root).folder(),
                TestWorkplace.embedded(root.resolve("state"), clock, nights),
                clock,
                event -> heard.heard(event));
    }

    private void job(String job, String... lines) {
        new JobFiles(root).scheduled(job, "UTC", "at: \"03:00\"\n" + String.join("\n", lines));
    }

    /** Looks every three hours, and so when nights are due. */
    private void watch(String until) {
        Instant end = Instant.parse(until);
        while (clock.instant().isBefore(end)) {
            long last = clock.instant().getEpochSecond();
            Instant next = Instant.ofEpochSecond(last - last % STEP + STEP);
            clock.set(next.isBefore(end) ? next : end);
            scheduler.look();
        }
    }

    private void startAt(String instant) {
        clock.set(Instant.parse(instant));
        scheduler = anotherScheduler();
        scheduler.lookUntilQuiet();
    }

    @Test
    void aDateIsRunWhenItIsDueAndNotAgain() {
        job("a");
        scheduler.look();
        watch("2001-05-09T12:00:00Z");

        assertThat(nights.published).containsOnlyKeys("a@2001-05-06", "a@2001-05-07", "a@2001-05-08");
        assertThat(nights.published.values()).containsOnly(1);
        assertThat(heard.all(Ended.class)).allMatch(Ended::isWell);
        assertThat(firing("a", "2001-05-08").exit()).contains(0);
    }

    @Test
    void whatWasDueBeforeASchedulerFirstSawTheJobIsNobodysWish() {
        job("a", "catch-up: all");
        clock.set(Instant.parse("2001-05-08T03:01:00Z"));
        scheduler.lookUntilQuiet();

        assertThat(nights.published).isEmpty();
    }

    @Test
    void aNightWhoseSchedulerWasRestartedWithinMinutesIsOnTime() {
        job("a", "catch-up: none");
        scheduler.look();

        startAt("2001-05-07T03:09:00Z");

        assertThat(nights.published).containsOnlyKeys("a@2001-05-06");
    }

    @Test
    void withoutCatchUpNoMissedNightIsRunAndEachIsTold() {
        job("a", "catch-up: none");
        scheduler.look();

        startAt("2001-05-09T12:00:00Z");

        assertThat(nights.published).isEmpty();
        assertThat(heard.all(Skipped.class))
                .extracting(skipped -> skipped.night().label())
                .containsExactly("a@2001-05-06", "a@2001-05-07", "a@2001-05-08");
        assertThat(heard.all(Skipped.class)).extracting(Skipped::cause).containsOnly(Cause.CATCH_UP);
        assertThat(firing("a", "2001-05-07").reason())
                .contains("It was due while no scheduler ran or the job was paused, and the job's catch-up is 'none'.");
        watch("2001-05-10T04:00:00Z");
        assertThat(nights.published).as("the next night").containsOnlyKeys("a@2001-05-09");
    }

    @Test
    void theLastMissedNightIsRunUnlessAJobSaysOtherwise() {
        job("a");
        scheduler.look();

        startAt("2001-05-09T12:00:00Z");

        assertThat(nights.published).containsOnlyKeys("a@2001-05-08");
        assertThat(heard.all(Skipped.class)).hasSize(2);
    }

    @Test
    void theLastNightIsTheOneThatIsDueNowWhereThereIsOne() {
        job("a");
        scheduler.look();

        startAt("2001-05-09T03:01:00Z");

        assertThat(nights.published).containsOnlyKeys("a@2001-05-08");
    }

    @Test
    void allMissedNightsAreRunOneAfterAnotherWithinTheWindow() {
        job("a", "catch-up: all", "catch-up-within: 2 days", "overlap: skip");
        scheduler.look();

        startAt("2001-05-09T12:00:00Z");

        assertThat(heard.all(Started.class))
                .extracting(started -> started.night().label())
                .containsExactly("a@2001-05-07", "a@2001-05-08");
        assertThat(find("a", "2001-05-06")).as("due longer ago than the window").isEmpty();
    }

    @Test
    void aNightThatIsDueWhileAnEarlierOneRunsWaitsForIt() {
        job("a");
        scheduler.look();
        try (Running earlier = new Running("a", "2001-05-06")) {
            watch("2001-05-08T04:00:00Z");

            assertThat(nights.published).isEmpty();
            assertThat(heard.all(Waits.class))
                    .extracting(Waits::reason)
                    .containsExactly("after a@2001-05-06, which still runs");
            earlier.end();
        }
        watch("2001-05-08T05:00:00Z");
        assertThat(nights.published).containsOnlyKeys("a@2001-05-07");
    }

    @Test
    void aNightThatIsDueWhileAnEarlierOneRunsIsSkippedWhereTheJobSaysSo() {
        job("a", "overlap: skip");
        scheduler.look();
        try (Running earlier = new Running("a", "2001-05-06")) {
            watch("2001-05-08T04:00:00Z");
            earlier.end();
        }
        watch("2001-05-09T04:00:00Z");

        assertThat(nights.published).containsOnlyKeys("a@2001-05-08");
        Skipped skipped = heard.all(Skipped.class).get(0);
        assertThat(skipped.night().label()).isEqualTo("a@2001-05-07");
        assertThat(skipped.cause()).isEqualTo(Cause.OVERLAP);
        assertThat(skipped.reason()).isEqualTo("a@2001-05-06 still ran when it was due.");
    }

    @Test
    void nightsOfOtherJobsDoNotOverlap() {
        job("a", "overlap: skip");
        job("b", "overlap: skip");
        scheduler.look();
        try (Running earlier = new Running("a", "2001-05-06")) {
            watch("2001-05-08T04:00:00Z");
            earlier.end();
        }

        assertThat(nights.published).containsOnlyKeys("b@2001-05-06", "b@2001-05-07");
    }

    @Test
    void aNightWhoseProcessIsGoneIsTakenUpAgainWhateverTheCatchUp() {
        job("a", "catch-up: none");
        scheduler.look();
        new Running("a", "2001-05-06").close();

        startAt("2001-05-09T12:00:00Z");

        assertThat(nights.published).containsOnlyKeys("a@2001-05-06");
        assertThat(heard.all(Started.class).get(0).attempt()).isEqualTo(2);
    }

    @Test
    void aNightThatKillsItsProcessIsNotTakenUpForEver() {
        job("a", "retries: 0");
        scheduler.look();
        clock.set(Instant.parse("2001-05-07T03:00:00Z"));
        new Running("a", "2001-05-06").close();
        for (int killed = 0; killed < 3; killed++) {
            started("a", "2001-05-06");
        }

        scheduler.look();

        assertThat(nights.published).isEmpty();
        Ended ended = heard.all(Ended.class).get(0);
        assertThat(ended.exit()).isEqualTo(ExitStatus.RESTART);
        assertThat(ended.message()).isEqualTo("it was started 4 times, and its process ended without a word");
        assertThat(ended.isWell()).isFalse();
        assertThat(firing("a", "2001-05-06").state()).isEqualTo(State.ENDED);
    }

    @Test
    void aStopOfTheSchedulerLeavesTheNightToTheNextOne() {
        job("a", "catch-up: none");
        nights.endless();
        scheduler.look();
        clock.set(Instant.parse("2001-05-07T03:00:00Z"));
        scheduler.requestStop();
        scheduler.look();
        assertThat(heard.all(Ended.class)).extracting(Ended::exit).containsExactly(ExitStatus.STOPPED);
        assertThat(firing("a", "2001-05-06").state()).isEqualTo(State.DUE);

        nights.endsAtOnce();
        startAt("2001-05-07T09:00:00Z");

        assertThat(nights.published).containsOnlyKeys("a@2001-05-06");
    }

    @Test
    void aPausedJobIsNotRunAndItsNightsAreCaughtUpAfterwards() {
        job("a");
        job("b");
        scheduler.look();
        pause("a", Optional.empty());
        watch("2001-05-08T12:00:00Z");

        assertThat(nights.published).containsOnlyKeys("b@2001-05-06", "b@2001-05-07");
        assertThat(heard.all(Waits.class))
                .extracting(waits -> waits.night().label() + " " + waits.reason())
                .allMatch(text -> text.matches("a@2001-05-0[67] paused by ada@\\S+: upgrade"))
                .hasSize(2);

        resume("a");
        watch("2001-05-08T12:10:00Z");
        assertThat(nights.published).containsOnlyKeys("b@2001-05-06", "b@2001-05-07", "a@2001-05-07");
        watch("2001-05-09T12:00:00Z");
        assertThat(nights.published).containsKeys("a@2001-05-08");
    }

    @Test
    void aPauseEndsByItselfAndWithoutCatchUpItsNightsStayUndone() {
        job("a", "catch-up: none");
        scheduler.look();
        pause("a", Optional.of(Instant.parse("2001-05-07T06:00:00Z")));
        watch("2001-05-07T05:59:00Z");
        assertThat(heard.all(Skipped.class)).isEmpty();

        watch("2001-05-07T06:10:00Z");
        assertThat(heard.all(Skipped.class)).hasSize(1);
        assertThat(nights.published).isEmpty();
        watch("2001-05-08T06:00:00Z");
        assertThat(nights.published).containsOnlyKeys("a@2001-05-07");
    }

    @Test
    void aJobWaitsForAnothersPublicationOfTheSameDate() {
        job("prices");
        job("scores", "after: prices", "after-timeout: 2 h");
        nights.beginningWith(spec -> {
            if (spec.job().name().equals("prices")) {
                throw NightjarException.of(ErrorCode.HELD_BY_GATE, "held");
            }
        });
        scheduler.look();
        watch("2001-05-07T04:00:00Z");
        assertThat(nights.published).isEmpty();
        assertThat(heard.all(Waits.class))
                .extracting(Waits::reason)
                .containsExactly("waits for prices@2001-05-06 (not begun), until 2001-05-07 05:00 +00:00");

        publish("prices", "2001-05-05");
        watch("2001-05-07T04:10:00Z");
        assertThat(nights.published)
                .as("another date's table is not this one's")
                .isEmpty();

        publish("prices", "2001-05-06");
        watch("2001-05-07T04:20:00Z");
        assertThat(nights.published).containsOnlyKeys("scores@2001-05-06");
    }

    @Test
    void whoWaitsTooLongForAnotherJobIsSkippedAndSaysForWhat() {
        job("prices");
        job("scores", "after: [prices, rates]", "after-timeout: 90 min");
        job("rates");
        nights.beginningWith(spec -> {
            if (!spec.job().name().equals("scores")) {
                throw NightjarException.of(ErrorCode.FILE_CORRUPT, "broken");
            }
        });
        scheduler.look();
        watch("2001-05-07T04:29:00Z");
        assertThat(heard.all(Skipped.class)).isEmpty();
        watch("2001-05-07T04:30:00Z");

        Skipped skipped = heard.all(Skipped.class).get(0);
        assertThat(skipped.cause()).isEqualTo(Cause.UPSTREAM);
        assertThat(skipped.reason())
                .isEqualTo("It waited 90 min for prices@2001-05-06 (not begun) and rates@2001-05-06 (not begun).");
        assertThat(nights.published).isEmpty();
    }

    @Test
    void aNightWaitsForItsInputAndHoldsNothingMeanwhile() throws IOException {
        new JobFiles(root).text("a", """
                input: {path: "data/a/{date}", key: id, ready: {marker: _SUCCESS, timeout: 3 h}}
                model: a@1
                schedule: {at: "03:00"}
                """);
        scheduler.look();
        watch("2001-05-07T05:00:00Z");
        assertThat(nights.published).isEmpty();
        assertThat(heard.all(Waits.class).get(0).reason())
                .isEqualTo(
                        "waits for the marker data/a/2001-05-06/_SUCCESS and 1 file *.parquet in data/a/2001-05-06 (0"
                                + " there), until 2001-05-07 06:00 +00:00");

        Path folder = Files.createDirectories(root.resolve("data/a/2001-05-06"));
        Files.writeString(folder.resolve("a.parquet"), "");
        Files.writeString(folder.resolve("_SUCCESS"), "");
        watch("2001-05-07T05:10:00Z");
        assertThat(nights.published).containsOnlyKeys("a@2001-05-06");

        watch("2001-05-08T05:59:00Z");
        assertThat(nights.options).hasSize(1);
        watch("2001-05-08T06:00:00Z");
        assertThat(nights.options)
                .as("started in vain, so that its run says why")
                .hasSize(2);
        assertThat(nights.options.get(1).patience()).isEqualTo(RunOptions.Patience.LOOK_ONCE);
    }

    @Test
    void aJobWhoseOwnScheduleHasNoSuchDateIsNotWaitedFor() {
        job("prices", "weekdays: monday-friday");
        job("scores", "after: prices");
        scheduler.look();
        clock.set(Instant.parse("2001-05-07T03:00:00Z"));
        scheduler.lookUntilQuiet();

        // 2001-05-06 is a Sunday.
        assertThat(nights.published).containsOnlyKeys("scores@2001-05-06");
    }

    @Test
    void aDateThatTheJobFileNoLongerWantsIsNotRun() {
        job("prices");
        job("scores", "after: prices");
        nights.beginningWith(spec -> {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "broken");
        });
        scheduler.look();
        watch("2001-05-07T04:00:00Z");
        job("scores", "weekdays: monday");
        watch("2001-05-07T04:10:00Z");

        assertThat(heard.all(Skipped.class)).extracting(Skipped::cause).containsExactly(Cause.UNWANTED);
        new JobFiles(root).remove("scores");
        job("late", "after: prices");
        watch("2001-05-08T04:00:00Z");
        new JobFiles(root).remove("late");
        watch("2001-05-08T04:10:00Z");
        assertThat(heard.all(Skipped.class)).extracting(Skipped::reason).contains("Its job has no schedule any more.");
    }

    @Test
    void aChangedTimeOfDayGivesADateNoSecondNight() {
        job("a");
        scheduler.look();
        watch("2001-05-07T04:00:00Z");
        new JobFiles(root).scheduled("a", "UTC", "at: \"05:00\"");
        watch("2001-05-07T06:00:00Z");

        assertThat(nights.published).isEqualTo(java.util.Map.of("a@2001-05-06", 1));
    }

    @Test
    void aDateThatAnotherProcessWorksOnWaits() {
        job("a");
        scheduler.look();
        clock.set(Instant.parse("2001-05-07T03:00:00Z"));
        try (Ledger ledger = ledger();
                Lease lease = ledger.leases().acquire("a", date("2001-05-06"))) {
            assertThat(lease.isLost()).isFalse();
            scheduler.look();
        }
        assertThat(heard.all(Waits.class)).extracting(Waits::reason).containsExactly("another process works on it");
        clock.set(clock.instant().plus(MOMENT));
        scheduler.look();
        assertThat(nights.published).containsOnlyKeys("a@2001-05-06");
    }

    @Test
    void aNightThatIsNotPublishedByItsDeadlineIsLateOnceAndRecovers() {
        job("a", "deadline: \"06:00\"", "retries: 0");
        nights.beginningWith(spec -> {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "broken");
        });
        scheduler.look();
        watch("2001-05-07T05:59:00Z");
        assertThat(heard.all(Late.class)).isEmpty();
        watch("2001-05-07T06:30:00Z");

        Late late = heard.all(Late.class).get(0);
        assertThat(late.night().label()).isEqualTo("a@2001-05-06");
        assertThat(late.deadline()).isEqualTo("2001-05-07T06:00:00Z");
        assertThat(late.forecast()).as("nothing says how long a night takes").isEmpty();
        publish("a", "2001-05-06");
        watch("2001-05-07T12:00:00Z");
        assertThat(heard.all(Late.class)).hasSize(1);
        assertThat(heard.all(Recovered.class))
                .extracting(recovered -> recovered.night().label())
                .containsExactly("a@2001-05-06");
    }

    @Test
    void aNightThatIsNotCaughtUpOrIsPausedIsNeverLate() {
        job("a", "deadline: \"06:00\"", "catch-up: none");
        job("b", "deadline: \"06:00\"", "retries: 0");
        nights.beginningWith(spec -> {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "broken");
        });
        scheduler.look();
        pause("a", Optional.of(Instant.parse("2001-05-07T04:00:00Z")));
        watch("2001-05-07T05:00:00Z");
        pause("b", Optional.of(Instant.parse("2001-05-07T07:00:00Z")));
        watch("2001-05-07T12:00:00Z");

        assertThat(firing("a", "2001-05-06").state()).isEqualTo(Firing.State.SKIPPED);
        assertThat(firing("b", "2001-05-06").exit()).contains(12);
        assertThat(heard.all(Late.class)).isEmpty();
    }

    @Test
    void aNightOfWhichEarlierOnesSayThatItWillBeLateIsToldBeforehand() {
        job("prices");
        job("a", "after: prices", "deadline: \"06:00\"");
        nights.beginningWith(spec -> {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "broken");
        });
        scheduler.look();
        publish("a", "2001-05-04", Duration.ofHours(1));
        watch("2001-05-07T04:59:00Z");
        assertThat(heard.all(WillBeLate.class)).isEmpty();
        watch("2001-05-07T05:01:00Z");

        assertThat(heard.all(WillBeLate.class))
                .containsExactly(new WillBeLate(
                        new DueNight("a", ZoneId.of("UTC"), date("2001-05-06"), Instant.parse("2001-05-07T03:00:00Z")),
                        Instant.parse("2001-05-07T06:00:00Z"),
                        Instant.parse("2001-05-07T06:01:00Z")));
        watch("2001-05-07T05:30:00Z");
        assertThat(heard.all(WillBeLate.class)).hasSize(1);
    }

    private void publish(String job, String date, Duration took) {
        Instant now = clock.instant();
        HandClock other = new HandClock(now.minus(took));
        try (Ledger ledger = Ledger.open(LedgerSettings.embedded(root.resolve("state")), other, "test")) {
            PublishedTable.put(ledger, job, date(date), () -> other.set(now));
        }
    }

    private void pause(String job, Optional<Instant> until) {
        try (Ledger ledger = ledger()) {
            ledger.pauseLog().pause(job, "ada", Optional.of("upgrade"), until);
        }
    }

    private void resume(String job) {
        try (Ledger ledger = ledger()) {
            ledger.pauseLog().resume(job, "ada");
        }
    }

    private void publish(String job, String date) {
        try (Ledger ledger = ledger()) {
            PublishedTable.put(ledger, job, date(date));
        }
    }

    private Ledger ledger() {
        return Ledger.open(LedgerSettings.embedded(root.resolve("state")), clock, "test");
    }

    /** Somebody starts a date and is gone again, without a word. */
    private void started(String job, String date) {
        try (Ledger ledger = ledger();
                Lease lease = ledger.leases().acquire(job, date(date))) {
            ledger.firingLog().start(lease);
        }
    }

    private Firing firing(String job, String date) {
        return find(job, date).orElseThrow();
    }

    private Optional<Firing> find(String job, String date) {
        try (Ledger ledger = ledger()) {
            return ledger.reader().firings().get(job, date(date));
        }
    }

    private static BusinessDate date(String text) {
        return new BusinessDate(LocalDate.parse(text));
    }

    /** A night that another process runs; where it is closed without an end, that process is gone. */
    private final class Running implements AutoCloseable {
        private final Ledger ledger;
        private final Lease lease;

        Running(String job, String date) {
            clock.set(LocalDate.parse(date).plusDays(1).atTime(3, 0).toInstant(java.time.ZoneOffset.UTC));
            ledger = ledger();
            Instant watched = ledger.reader().firings().watched().get(job);
            ledger.firingLog()
                    .due(
                            job,
                            java.util.Objects.requireNonNull(watched),
                            clock.instant(),
                            Stream.of(date(date))
                                    .map(one ->
                                            new NewlyDue(one, clock.instant(), Firing.Seen.ON_TIME, Optional.empty()))
                                    .toList());
            lease = ledger.leases().acquire(job, date(date));
            assertThat(ledger.firingLog().start(lease)).isInstanceOf(Start.Granted.class);
        }

        void end() {
            ledger.firingLog().ended(lease, 0, Optional.empty(), "published");
        }

        @Override
        public void close() {
            lease.close();
            ledger.close();
        }
    }
}
