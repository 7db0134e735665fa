package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ExitStatus;
import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.State;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Skipped;
import io.nightjar.schedule.ScheduleEvent.Started;
import io.nightjar.schedule.ScheduleEvent.Waits;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is recorded, started, caught up and skipped. */
class RoundsTest extends HandledRounds {
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
}
