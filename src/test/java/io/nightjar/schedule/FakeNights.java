package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.Nights;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOutcome;
import io.nightjar.ledger.Lease;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.run.RunStatus;
import io.nightjar.testing.NoNights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Nights that publish at once, except where a test has other wishes; claims are as the ledger's: the first has it. */
final class FakeNights {
    static final RunId RUN = new RunId("0123456789ab");

    final Map<String, Integer> published = new ConcurrentHashMap<>();
    final List<RunOptions> options = new java.util.concurrent.CopyOnWriteArrayList<>();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostRunning = new AtomicInteger();
    private volatile Consumer<RunSpec> before = spec -> {};
    private volatile Consumer<Lease> underLease = lease -> {};
    private volatile Optional<CountDownLatch> untilStopped = Optional.empty();

    /** Something to do, or to throw, when a night begins. */
    FakeNights beginningWith(Consumer<RunSpec> action) {
        before = action;
        return this;
    }

    /** Something to do under the lease of each night. */
    FakeNights publishing(Consumer<Lease> action) {
        underLease = action;
        return this;
    }

    /** Nights go on until they are asked to stop. */
    FakeNights endless() {
        untilStopped = Optional.of(new CountDownLatch(1));
        return this;
    }

    FakeNights endsAtOnce() {
        untilStopped = Optional.empty();
        return this;
    }

    Nights facade() {
        return new Facade();
    }

    private final class Facade extends NoNights {
        @Override
        public RunOutcome run(RunSpec spec, RunOptions asked, ProgressListener progress) {
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                return publish(spec, asked, progress);
            } finally {
                running.decrementAndGet();
            }
        }

        private RunOutcome publish(RunSpec spec, RunOptions asked, ProgressListener progress) {
            options.add(asked);
            before.accept(spec);
            progress.note("begun");
            untilStopped.ifPresent(stop -> {
                await(stop);
                throw NightjarException.of(ErrorCode.STOPPED, "stopped on request");
            });
            if (published.merge(spec.label(), 1, Integer::sum) > 1) {
                throw NightjarException.of(ErrorCode.ALREADY_PUBLISHED, spec.label() + " is published");
            }
            return outcome(spec.job().name(), spec.date());
        }

        @Override
        public RunOutcome run(Lease lease, RunSpec spec, RunOptions asked, ProgressListener progress) {
            underLease.accept(lease);
            return run(spec, asked, progress);
        }

        @Override
        public void requestStop() {
            untilStopped.ifPresent(CountDownLatch::countDown);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RunOutcome outcome(String job, BusinessDate date) {
        RunRecord record = new RunRecord(
                RUN,
                job,
                date,
                RunStatus.PUBLISHED,
                job + "@1",
                "",
                1,
                10,
                10,
                0,
                Optional.of("passed"),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new RunOutcome(
                ExitStatus.OK,
                record,
                Optional.of("output/" + job),
                Optional.empty(),
                List.of("All gates passed."),
                "compiled",
                0.1);
    }
}
