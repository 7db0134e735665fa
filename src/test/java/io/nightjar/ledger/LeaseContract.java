package io.nightjar.ledger;

import static io.nightjar.ledger.Fixture.DATE;
import static io.nightjar.ledger.Fixture.FIRST;
import static io.nightjar.ledger.Fixture.JOB;
import static io.nightjar.ledger.Fixture.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Fence.Purpose;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who may work on a night, on every database. */
abstract class LeaseContract extends LedgerContract {
    /** How many threads want one night at the same moment; whole processes do in {@code torture --only start}. */
    private static final int CLAIMS = Integer.getInteger("nightjar.starts", 20);

    @Test
    void ofManySimultaneousClaimsExactlyOneWins() throws Exception {
        int claims = CLAIMS;
        CyclicBarrier together = new CyclicBarrier(claims);
        AtomicInteger busy = new AtomicInteger();
        List<Lease> won = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(claims);
        try {
            Callable<Boolean> claim = () -> {
                together.await();
                try {
                    Lease lease = ledger.leases().acquire(JOB, DATE);
                    synchronized (won) {
                        won.add(lease);
                    }
                } catch (NightjarException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.RUN_BUSY);
                    assertThat(e.message())
                            .contains(ProcessIdentity.current().host())
                            .contains("process " + ProcessHandle.current().pid())
                            .contains("run flight-delay");
                    busy.incrementAndGet();
                }
                return true;
            };
            for (Future<Boolean> ended : threads.invokeAll(java.util.Collections.nCopies(claims, claim))) {
                assertThat(ended.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(won).hasSize(1);
        assertThat(busy).hasValue(claims - 1);
        won.get(0).close();
    }

    @Test
    void theTokenOnlyGrowsAndEveryDateHasItsOwnLease() {
        long first;
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            first = lease.token();
            BusinessDate other = new BusinessDate(LocalDate.of(2001, 5, 9));
            ledger.leases().acquire(JOB, other).close();
        }
        try (Lease lease = ledger.leases().acquire(JOB, DATE)) {
            assertThat(lease.token()).isGreaterThan(first);
        }
        assertThat(ledger.reader().runs().owner(JOB, DATE)).isEmpty();
    }

    @Test
    void aSilentOwnerIsReplacedAfterTheLeaseTimeAndItsFenceIsShut() {
        HandTicker observer = new HandTicker();
        Ledger silent = elsewhere("asleep", new HandTicker(), Duration.ofDays(1));
        Ledger patient = elsewhere("awake", observer, Duration.ofDays(1));
        Lease old = silent.leases().acquire(JOB, DATE);
        silent.runLog().begin(old, FIRST, MODEL, new LaunchedBy("0.1.0", "operator"));

        try (Lease taken = patient.leases().acquire(JOB, DATE)) {
            assertThat(observer.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
            assertThat(taken.token()).isGreaterThan(old.token());
            List<String> called = new ArrayList<>();
            old.onLost(() -> called.add("lost"));
            assertThatThrownBy(() -> old.hold(Purpose.PUBLISH, log -> called.add("held")))
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_LOST))
                    .hasMessageContaining("flight-delay@2001-05-08");
            assertThatThrownBy(() -> silent.runLog().held(old, FIRST)).hasMessageContaining("taken over");
            assertThat(called).containsExactly("lost");
            assertThat(old.isLost()).isTrue();
            old.close();
            assertThat(ledger.reader().runs().owner(JOB, DATE)).isPresent();
        }
        assertThat(run(FIRST).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void anOwnerWhoseBeatsMoveIsLeftAlone() {
        Ledger beating = elsewhere("beating", Ticker.system(), Duration.ofMillis(1));
        Ledger patient = elsewhere("awake", Ticker.system(), Duration.ofSeconds(5));
        try (Lease lease = beating.leases().acquire(JOB, DATE)) {
            assertThat(patient.leases().tryAcquire(JOB, DATE)).isEmpty();
            assertThat(lease.isLost()).isFalse();
        }
        try (Lease free = patient.leases().acquire(JOB, DATE)) {
            assertThat(free.token()).isEqualTo(2);
        }
    }

    @Test
    void aDeadProcessOfThisBootIsReplacedAtOnce() {
        HandTicker observer = new HandTicker();
        ProcessIdentity here = ProcessIdentity.current();
        // A process with this one's id that started at another time: the id has been used again.
        Owner dead = new Owner(new ProcessIdentity(here.host(), here.pid(), "1", here.boot()), NOW, "dead");
        Ledger gone = onSameDatabase(ledger, withBeat(Duration.ofDays(1)), dead, new HandTicker());
        Lease left = gone.leases().acquire(JOB, DATE);
        Owner alive = new Owner(here, NOW, "alive");
        Ledger successor = onSameDatabase(ledger, withBeat(Duration.ofDays(1)), alive, observer);
        try (Lease taken = successor.leases().acquire(JOB, DATE)) {
            assertThat(taken.token()).isEqualTo(left.token() + 1);
            assertThat(observer.elapsed()).isZero();
        }
        left.close();
    }

    @Test
    void aLeaseThatThisProcessCouldNotGiveBackIsItsAgainAfterTheLeaseTime() {
        HandTicker observer = new HandTicker();
        Owner self = new Owner(ProcessIdentity.current(), NOW, "schedule");
        Ledger before = onSameDatabase(ledger, withBeat(Duration.ofDays(1)), self, new HandTicker());
        Lease left = before.leases().acquire(JOB, DATE);
        Ledger now = onSameDatabase(ledger, withBeat(Duration.ofDays(1)), self, observer);
        try (Lease taken = now.leases().acquire(JOB, DATE)) {
            assertThat(taken.token()).isEqualTo(left.token() + 1);
            assertThat(observer.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
        }
        left.close();
    }

    private Ledger elsewhere(String host, Ticker ticker, Duration heartbeat) {
        Owner owner = new Owner(new ProcessIdentity(host, 1, "1", "another boot"), NOW, "run on " + host);
        return onSameDatabase(ledger, withBeat(heartbeat), owner, ticker);
    }

    /** On H2 one process has one ledger open; as another machine would see it, where there can be one. */
    private static Ledger onSameDatabase(Ledger ledger, LedgerSettings settings, Owner owner, Ticker ticker) {
        return new Ledger(ledger.database(), settings, CLOCK, owner, ticker);
    }

    private LedgerSettings withBeat(Duration heartbeat) {
        LedgerSettings usual = settings();
        return usual.withPace(new LedgerSettings.Pace(
                heartbeat, usual.pace().lease(), usual.pace().patience()));
    }
}
