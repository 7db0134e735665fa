package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.Nights;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import io.nightjar.schedule.ScheduleEvent.Began;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Noted;
import io.nightjar.schedule.ScheduleEvent.Started;
import io.nightjar.schedule.ScheduleEvent.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nights that this scheduler runs. Each opens the facade, and with it the ledger, for itself alone. */
final class Launches {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final RunOptions OPTIONS = new RunOptions(
            RunOptions.Published.ACCEPT_UNCHANGED, Optional.empty(), "schedule", RunOptions.Patience.WAIT);

    private final Supplier<Nights> facades;
    private final Clock clock;
    private final ScheduleListener listener;
    private final Set<Nights> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Launches(Supplier<Nights> facades, Clock clock, ScheduleListener listener) {
        this.facades = facades;
        this.clock = clock;
        this.listener = listener;
    }

    /** Runs a night and says how it ended; throws nothing. */
    Ended launch(DueNight night, JobDefinition job) {
        listener.heard(new Started(night));
        Instant begin = clock.instant();
        Heard heard = new Heard(night);
        try {
            RunOutcome outcome = run(new RunSpec(job, night.date()), heard);
            return new Ended(
                    night,
                    outcome.exit(),
                    Optional.empty(),
                    message(outcome),
                    Optional.of(outcome.run().id()),
                    outcome.exit() == ExitStatus.OK ? outcome.table() : Optional.empty(),
                    secondsSince(begin),
                    Optional.empty());
        } catch (NightjarException e) {
            return failed(night, e, heard.run, secondsSince(begin));
        } catch (RuntimeException | Error e) {
            return failed(night, unexpected(e), heard.run, secondsSince(begin));
        }
    }

    /** The end of a night that could not begin. */
    static Ended failed(DueNight night, NightjarException e) {
        return failed(night, e, Optional.empty(), 0);
    }

    private static Ended failed(DueNight night, NightjarException e, Optional<RunId> run, double seconds) {
        return new Ended(
                night,
                e.code().exit(),
                Optional.of(e.code()),
                e.message(),
                run,
                Optional.empty(),
                seconds,
                Optional.empty());
    }

    /** Asks those that run to end at their next row batch, and those that would begin not to. */
    void requestStop() {
        stopping = true;
        running.forEach(Nights::requestStop);
    }

    private RunOutcome run(RunSpec spec, Heard heard) {
        Nights nights = facades.get();
        running.add(nights);
        try {
            if (stopping) {
                nights.requestStop();
            }
            return nights.run(spec, OPTIONS, heard);
        } finally {
            running.remove(nights);
            close(nights);
        }
    }

    /** What is published stays published, also where the door does not shut well. */
    private void close(Nights nights) {
        try {
            nights.close();
        } catch (NightjarException e) {
            listener.heard(new Trouble(e));
        } catch (RuntimeException e) {
            listener.heard(new Trouble(unexpected(e)));
        }
    }

    private double secondsSince(Instant begin) {
        return Duration.between(begin, clock.instant()).toMillis() / 1e3;
    }

    private static String message(RunOutcome outcome) {
        List<String> notes = outcome.notes();
        return notes.isEmpty() ? outcome.run().status().label() : String.join(" ", notes);
    }

    /** What nobody foresaw: its trace goes to the log, where a person will look for it. */
    static NightjarException unexpected(Throwable e) {
        LOG.error("an unexpected {}", e.getClass().getSimpleName(), e);
        return NightjarException.of(
                ErrorCode.INTERNAL,
                "an unexpected " + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                e);
    }

    /** Hears what one launch says, and remembers its run. */
    private final class Heard implements ProgressListener {
        private final DueNight night;
        private volatile Optional<RunId> run = Optional.empty();

        Heard(DueNight night) {
            this.night = night;
        }

        @Override
        public void began(RunId id) {
            run = Optional.of(id);
            listener.heard(new Began(night, id));
        }

        @Override
        public void stage(String name) {}

        @Override
        public void planned(long rows, int splits) {}

        @Override
        public void advanced(long rows) {}

        @Override
        public void note(String sentence) {
            listener.heard(new Noted(night, sentence));
        }
    }
}
