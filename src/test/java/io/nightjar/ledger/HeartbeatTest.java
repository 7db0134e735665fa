package io.nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeartbeatTest {
    private static final LedgerSettings.Pace FAST =
            new LedgerSettings.Pace(Duration.ofMillis(1), Duration.ofSeconds(20), Duration.ZERO);
    private static final LedgerSettings SHARED = LedgerSettings.shared(
                    "jdbc:postgresql://nowhere/none", Optional.empty(), Optional.empty(), Path.of("."))
            .withPace(FAST);
    private static final LedgerSettings EMBEDDED =
            LedgerSettings.embedded(Path.of(".")).withPace(FAST);

    private final HandTicker ticker = new HandTicker();

    @Test
    void aBeatThatFindsTheLeaseTakenCallsBackOnce() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch called = new CountDownLatch(1);
        Heartbeat heartbeat = heartbeat(() -> false);
        heartbeat.onLost(calls::incrementAndGet);
        heartbeat.onLost(called::countDown);
        heartbeat.start("test");
        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        heartbeat.lost();
        assertThat(calls).hasValue(1);
        assertThat(heartbeat.isLost()).isTrue();
        heartbeat.onLost(calls::incrementAndGet);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aLedgerThatDoesNotAnswerLosesTheLeaseOnlyAfterTheLeaseTime() throws InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        AtomicInteger failures = new AtomicInteger();
        Heartbeat heartbeat = heartbeat(() -> {
            if (failures.incrementAndGet() == 10) {
                ticker.pause(Duration.ofSeconds(20));
            }
            throw NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, "Away.");
        });
        heartbeat.onLost(lost::countDown);
        heartbeat.start("test");
        assertThat(lost.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).hasValue(10);
    }

    /** A process that was starved of its processor for so long, in the middle of its own writing, goes on. */
    @Test
    void aLeaseInAnEmbeddedLedgerIsNeverFearedLost() throws InterruptedException {
        CountDownLatch beatenAgain = new CountDownLatch(1);
        AtomicInteger beats = new AtomicInteger();
        Heartbeat heartbeat = new Heartbeat(
                () -> {
                    if (beats.incrementAndGet() <= 10) {
                        ticker.pause(Duration.ofSeconds(20));
                        throw NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, "Busy.");
                    }
                    beatenAgain.countDown();
                    return true;
                },
                EMBEDDED,
                ticker);
        heartbeat.start("test");
        assertThat(beatenAgain.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(heartbeat.isLost()).isFalse();
        heartbeat.stop();
    }

    @Test
    void noBeatIsTriedWhileWorkHoldsTheLeasesLockNorAfterTheEnd() throws InterruptedException {
        AtomicInteger beats = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(3);
        Heartbeat heartbeat = heartbeat(() -> {
            beats.incrementAndGet();
            begun.countDown();
            return true;
        });
        heartbeat.start("test");
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        heartbeat.paused(() -> {
            int before = beats.get();
            for (int spin = 0; spin < 1000; spin++) {
                Thread.yield();
            }
            assertThat(beats).hasValue(before);
        });
        heartbeat.stop();
        int atTheEnd = beats.get();
        for (int spin = 0; spin < 1000; spin++) {
            Thread.yield();
        }
        assertThat(beats).hasValue(atTheEnd);
        assertThat(heartbeat.isLost()).isFalse();
    }

    private Heartbeat heartbeat(BooleanSupplier beat) {
        return new Heartbeat(beat, SHARED, ticker);
    }
}
