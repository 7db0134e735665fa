package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RunOptions;
import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.schedule.ScheduleEvent.Skipped;
import io.nightjar.schedule.ScheduleEvent.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left waiting: paused, for another job, for its input, or for who works on it. */
class WaitingRoundsTest extends HandledRounds {
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
}
