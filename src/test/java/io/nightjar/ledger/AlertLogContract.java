package io.nightjar.ledger;

import static io.nightjar.ledger.Fixture.DATE;
import static io.nightjar.ledger.Fixture.FIRST;
import static io.nightjar.ledger.Fixture.JOB;
import static io.nightjar.ledger.Fixture.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.Condition.Ending;
import io.nightjar.ledger.Condition.Remembered;
import io.nightjar.ledger.Told.Event;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the ledger remembers of conditions and messages, on every database. */
abstract class AlertLogContract extends ScheduleLogContract {
    private static final ConditionKey KEY = new ConditionKey(JOB, DATE, ConditionKind.FAILED);
    private static final Duration WHILE = Duration.ofMinutes(2);

    @Test
    void aConditionIsOpenOnceHoweverOftenItIsSeenAndTakesTheNewestReason() {
        ledger.alertLog().open(condition(FIRST, "no folder"));
        ledger.alertLog().open(condition(SECOND, "disk full"));

        assertThat(ledger.reader().conditions().open(JOB))
                .containsExactly(new Remembered(
                        condition(SECOND, "disk full"), 1, NOW, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void aConditionThatComesBackAfterItWasClosedIsAnotherOccurrenceThatNobodyHasAcknowledged() {
        ledger.alertLog().open(condition(FIRST, "no folder"));
        assertThat(ledger.alertLog().acknowledge(KEY)).isTrue();
        ledger.alertLog().close(KEY, Ending.RECOVERED);
        ledger.alertLog().close(KEY, Ending.SUPERSEDED);
        assertThat(remembered().ending()).contains(Ending.RECOVERED);
        assertThat(ledger.alertLog().acknowledge(KEY)).isFalse();

        ledger.alertLog().open(condition(SECOND, "no folder"));

        assertThat(remembered().occurrence()).isEqualTo(2);
        assertThat(remembered().isOpen()).isTrue();
        assertThat(remembered().acknowledged()).isEmpty();
        assertThat(remembered().ending()).isEmpty();
    }

    @Test
    void whatHappenedIsOverAtOnceAndHappensOnceForEachRun() {
        Condition published = new Condition(
                new ConditionKey(JOB, DATE, ConditionKind.PUBLISHED), Optional.of(FIRST), Optional.empty(), "passed");
        ledger.alertLog().happened(published);
        ledger.alertLog().happened(published);
        assertThat(remembered().occurrence()).isEqualTo(1);
        ledger.alertLog().happened(new Condition(published.key(), Optional.of(SECOND), Optional.empty(), "passed"));
        assertThat(remembered().occurrence()).isEqualTo(2);
        assertThat(remembered().ending()).contains(Ending.OVER);
        assertThat(ledger.reader().conditions().open(JOB)).isEmpty();
    }

    @Test
    void closedConditionsAreForgottenByThoseWhoAskForNewerOnes() {
        ledger.alertLog().open(condition(FIRST, "no folder"));
        ledger.alertLog().close(KEY, Ending.RECOVERED);
        assertThat(ledger.reader().conditions().openOrClosedSince(NOW)).hasSize(1);
        assertThat(ledger.reader().conditions().openOrClosedSince(NOW.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void onlyOneOfSeveralMayTellAChannelAndNobodyTellsAgainWhatWasTold() {
        ledger.alertLog().open(condition(FIRST, "no folder"));
        Told nothing = Told.nothing(KEY, "email");
        assertThat(ledger.alertLog().claim(nothing, WHILE)).isTrue();
        assertThat(ledger.alertLog().claim(nothing, WHILE)).isFalse();
        assertThat(told().claimedUntil()).contains(NOW.plus(WHILE));
        assertThat(ledger.alertLog().claim(told(), WHILE))
                .as("while another is at it")
                .isFalse();
        assertThat(ledger.alertLog().claim(Told.nothing(KEY, "slack"), WHILE)).isTrue();

        ledger.alertLog().told(KEY, "email", 1, Event.OPENED);

        assertThat(told())
                .isEqualTo(new Told(
                        KEY,
                        "email",
                        1,
                        Optional.of(Event.OPENED),
                        Optional.of(NOW),
                        1,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(ledger.alertLog().claim(nothing, WHILE)).isFalse();
        assertThat(ledger.alertLog().claim(told(), WHILE)).isTrue();
    }

    @Test
    void aMessageThatCouldNotBeSentIsOwedStillAndSaysWhy() {
        ledger.alertLog().open(condition(FIRST, "no folder"));
        ledger.alertLog().claim(Told.nothing(KEY, "email"), WHILE);
        ledger.alertLog().notTold(KEY, "email", "nobody answers");
        assertThat(told().event()).isEmpty();
        assertThat(told().failure()).contains("nobody answers");
        assertThat(ledger.alertLog().claim(told(), WHILE)).isTrue();
    }

    @Test
    void whoeverDiedWhileTellingHoldsNobodyUpForLongerThanHeTookIt() {
        ledger.alertLog().open(condition(FIRST, "no folder"));
        ledger.alertLog().claim(Told.nothing(KEY, "email"), Duration.ZERO);
        assertThat(ledger.alertLog().claim(told(), WHILE)).isTrue();
    }

    @Test
    void thePhasesOfARunAreAddedUpOverItsLaunches() {
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            ledger.runLog().begin(lease, FIRST, Fixture.MODEL, new LaunchedBy("0.1.0", "operator"));
            ledger.phaseLog().record(FIRST, List.of(new Phase("plan", 1), new Phase("score", 2.5)));
            ledger.phaseLog().record(FIRST, List.of(new Phase("plan", 9)));
            ledger.runLog().resume(lease, FIRST, new LaunchedBy("0.1.0", "operator"));
            ledger.phaseLog()
                    .record(FIRST, List.of(new Phase("plan", 0.5), new Phase("score", 1), new Phase("judge", 3)));
        }
        ledger.phaseLog().record(SECOND, List.of(new Phase("plan", 1)));

        assertThat(ledger.reader().runs().phases(FIRST))
                .containsExactly(new Phase("plan", 1.5), new Phase("score", 3.5), new Phase("judge", 3));
        assertThat(ledger.reader().runs().phases(SECOND)).isEmpty();
    }

    @Test
    void theNewestRunOfEachDateIsFoundLatestDateFirst() {
        var earlier = new io.nightjar.run.BusinessDate(DATE.date().minusDays(1));
        try (Lease lease = ledger.leases().acquire(JOB, DATE);
                Lease before = ledger.leases().acquire(JOB, earlier)) {
            ledger.runLog()
                    .begin(before, new RunId("000000000001"), Fixture.MODEL, new LaunchedBy("0.1.0", "operator"));
            ledger.runLog().begin(lease, FIRST, Fixture.MODEL, new LaunchedBy("0.1.0", "operator"));
            ledger.runLog().stopped(lease, FIRST);
            ledger.runLog().begin(lease, SECOND, Fixture.MODEL, new LaunchedBy("0.1.0", "operator"));
        }
        assertThat(ledger.reader().runs().newestOfDates(JOB, 5))
                .extracting(run -> run.id().value())
                .containsExactly(SECOND.value(), "000000000001");
        assertThat(ledger.reader().runs().newestOfDates(JOB, 1)).hasSize(1);
    }

    private static Condition condition(RunId run, String reason) {
        return new Condition(KEY, Optional.of(run), Optional.of("NJ-INPUT-MISSING"), reason);
    }

    private Remembered remembered() {
        List<Remembered> all = ledger.reader().conditions().openOrClosedSince(Instant.EPOCH);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Told told() {
        return ledger.reader().conditions().told(KEY).stream()
                .filter(told -> told.channel().equals("email"))
                .findFirst()
                .orElseThrow();
    }
}
