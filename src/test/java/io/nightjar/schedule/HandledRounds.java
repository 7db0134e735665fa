package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.ledger.Firing;
import io.nightjar.ledger.FiringLog.NewlyDue;
import io.nightjar.ledger.FiringLog.Start;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.BusinessDate;
import io.nightjar.testing.EmptyLedger;
import io.nightjar.testing.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scheduler that looks when it is told to; on a real ledger, with a clock that is put from night to night. */
abstract class HandledRounds {
    static final Duration MOMENT = Duration.ofSeconds(10);
    private static final long STEP = Duration.ofHours(3).toSeconds();

    @TempDir
    Path root;

    final FakeNights nights = new FakeNights();
    final HandClock clock = new HandClock(Instant.parse("2001-05-06T12:00:00Z"));
    Heard heard = new Heard();
    HandScheduler scheduler;

    @BeforeEach
    void begin() {
        EmptyLedger.in(root.resolve("state"));
        scheduler = anotherScheduler();
    }

    /** As if the scheduler had been started anew. */
    HandScheduler anotherScheduler() {
        return new HandScheduler(
                new JobFiles(root).folder(),
                TestWorkplace.embedded(root.resolve("state"), clock, nights),
                clock,
                event -> heard.heard(event));
    }

    void job(String job, String... lines) {
        new JobFiles(root).scheduled(job, "UTC", "at: \"03:00\"\n" + String.join("\n", lines));
    }

    /** Looks every three hours, and so when nights are due. */
    void watch(String until) {
        Instant end = Instant.parse(until);
        while (clock.instant().isBefore(end)) {
            long last = clock.instant().getEpochSecond();
            Instant next = Instant.ofEpochSecond(last - last % STEP + STEP);
            clock.set(next.isBefore(end) ? next : end);
            scheduler.look();
        }
    }

    void startAt(String instant) {
        clock.set(Instant.parse(instant));
        scheduler = anotherScheduler();
        scheduler.lookUntilQuiet();
    }

    void publish(String job, String date, Duration took) {
        Instant now = clock.instant();
        HandClock other = new HandClock(now.minus(took));
        try (Ledger ledger = Ledger.open(LedgerSettings.embedded(root.resolve("state")), other, "test")) {
            PublishedTable.put(ledger, job, date(date), () -> other.set(now));
        }
    }

    void pause(String job, Optional<Instant> until) {
        try (Ledger ledger = ledger()) {
            ledger.pauseLog().pause(job, "ada", Optional.of("upgrade"), until);
        }
    }

    void resume(String job) {
        try (Ledger ledger = ledger()) {
            ledger.pauseLog().resume(job, "ada");
        }
    }

    void publish(String job, String date) {
        try (Ledger ledger = ledger()) {
            PublishedTable.put(ledger, job, date(date));
        }
    }

    Ledger ledger() {
        return Ledger.open(LedgerSettings.embedded(root.resolve("state")), clock, "test");
    }

    /** Somebody starts a date and is gone again, without a word. */
    void started(String job, String date) {
        try (Ledger ledger = ledger();
                Lease lease = ledger.leases().acquire(job, date(date))) {
            ledger.firingLog().start(lease);
        }
    }

    Firing firing(String job, String date) {
        return find(job, date).orElseThrow();
    }

    Optional<Firing> find(String job, String date) {
        try (Ledger ledger = ledger()) {
            return ledger.reader().firings().get(job, date(date));
        }
    }

    static BusinessDate date(String text) {
        return new BusinessDate(LocalDate.parse(text));
    }

    /** A night that another process runs; where it is closed without an end, that process is gone. */
    final class Running implements AutoCloseable {
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
