package io.nightjar.backfill;

import io.nightjar.backfill.PlannedDate.Does;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.FrozenNight;
import io.nightjar.job.Nights;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.ProgressRelay;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOptions.Patience;
import io.nightjar.job.RunOptions.Published;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one date of a backfill and says how it ended; throws nothing. */
final class DateRun {
    private static final Logger LOG = LoggerFactory.getLogger(DateRun.class);

    private final JobDefinition job;
    private final Nights nights;
    private final Clock clock;

    DateRun(JobDefinition job, Nights nights, Clock clock) {
        this.job = job;
        this.nights = nights;
        this.clock = clock;
    }

    /**
     * Runs a date of a backfill.
     *
     * @param chosenNow what is to be done with it by now
     */
    DateOutcome of(PlannedDate planned, Supplier<PlannedDate> chosenNow, ProgressListener progress) {
        return ended(planned, progress, began -> {
            PlannedDate now = chosenNow.get();
            return now.isToRun()
                    ? Optional.of(nights.run(new RunSpec(job, planned.date()), options(now), began))
                    : Optional.empty();
        });
    }

    /** Runs a date exactly as it was planned. */
    DateOutcome of(PlannedDate planned, FrozenNight night, ProgressListener progress) {
        RunOptions options = RunOptions.exactly(night, "apply");
        return ended(
                planned, progress, began -> Optional.of(nights.run(new RunSpec(job, planned.date()), options, began)));
    }

    /** @param work gives no outcome where there was nothing to do any more */
    private DateOutcome ended(
            PlannedDate planned, ProgressListener progress, Function<Began, Optional<RunOutcome>> work) {
        Instant begin = clock.instant();
        Began began = new Began(progress);
        try {
            return work.apply(began)
                    .map(outcome -> new DateOutcome(
                            planned,
                            outcome.run().status().label(),
                            outcome.exit(),
                            Optional.of(outcome.run().id()),
                            Optional.of(outcome),
                            Optional.empty(),
                            secondsSince(begin)))
                    .orElseGet(() -> skipped(planned, Optional.empty(), secondsSince(begin)));
        } catch (NightjarException e) {
            return failed(planned, e, began, secondsSince(begin));
        } catch (RuntimeException | Error e) {
            LOG.error("an unexpected {}", e.getClass().getSimpleName(), e);
            NightjarException unexpected = NightjarException.of(
                    ErrorCode.INTERNAL, "an unexpected " + e.getClass().getSimpleName() + " ended the work", e);
            return failed(planned, unexpected, began, secondsSince(begin));
        }
    }

    /** A backfill does not wait for an input: the other dates would wait with it. */
    private static RunOptions options(PlannedDate date) {
        return new RunOptions(
                date.does() == Does.REPLACE ? Published.REPLACE : Published.REFUSE,
                Optional.empty(),
                "backfill",
                Patience.LOOK_ONCE);
    }

    private static DateOutcome failed(PlannedDate planned, NightjarException e, Began began, double seconds) {
        if (e.code() == ErrorCode.ALREADY_PUBLISHED) {
            return skipped(planned, began.run, seconds);
        }
        String now =
                switch (e.code()) {
                    case STOPPED -> "stopped";
                    case RUN_BUSY, LEDGER_BUSY -> "busy";
                    default -> "failed";
                };
        return new DateOutcome(planned, now, e.code().exit(), began.run, Optional.empty(), Optional.of(e), seconds);
    }

    private static DateOutcome skipped(PlannedDate planned, Optional<RunId> run, double seconds) {
        return new DateOutcome(planned, "skipped", ExitStatus.OK, run, Optional.empty(), Optional.empty(), seconds);
    }

    private double secondsSince(Instant begin) {
        return Duration.between(begin, clock.instant()).toMillis() / 1e3;
    }

    /** Remembers the run, and passes on what it hears. */
    private static final class Began extends ProgressRelay {
        private volatile Optional<RunId> run = Optional.empty();

        Began(ProgressListener next) {
            super(next);
        }

        @Override
        public void began(RunId id, int launch) {
            run = Optional.of(id);
            super.began(id, launch);
        }
    }
}
