package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.Nights;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.ProgressRelay;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOutcome;
import io.nightjar.ledger.FiringLog;
import io.nightjar.ledger.FiringLog.Start;
import io.nightjar.ledger.Lease;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import io.nightjar.run.Schedule.Retries;
import io.nightjar.schedule.ScheduleEvent.Began;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Noted;
import io.nightjar.schedule.ScheduleEvent.Started;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs nights, each under the lease of its job and date: the ledger says there whether it is still to be run. */
final class Launches {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    /** The scheduler itself has waited for the input, holding nothing. */
    private static final RunOptions OPTIONS = new RunOptions(
            RunOptions.Published.ACCEPT_UNCHANGED, Optional.empty(), "schedule", RunOptions.Patience.LOOK_ONCE);

    /** So often a night is taken up again beyond its tries because the process that ran it was gone. */
    private static final int MOST_LOST = 3;

    private final Workplace workplace;
    private final Clock clock;
    private final ScheduleListener listener;
    private final Set<Nights> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Launches(Workplace workplace, Clock clock, ScheduleListener listener) {
        this.workplace = workplace;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Runs a night and tells how it ended.
     *
     * @return why it was not started, in one phrase; empty where it was, or where it is settled
     */
    Optional<String> launch(DueNight night, ScheduledJob job) {
        Turn turn = new Turn(night, job);
        try (Workplace.Open open = workplace.open()) {
            turn.under(open);
        } catch (NightjarException e) {
            turn.failed(e);
        } catch (RuntimeException | Error e) {
            turn.failed(unexpected(e));
        }
        turn.end.ifPresent(listener::heard);
        return turn.waits;
    }

    /** Asks those that run to end at their next row batch, and those that would begin not to. */
    void requestStop() {
        stopping = true;
        running.forEach(Nights::requestStop);
    }

    /** What nobody foresaw: its trace goes to the log, where a person will look for it. */
    static NightjarException unexpected(Throwable e) {
        LOG.error("an unexpected {}", e.getClass().getSimpleName(), e);
        return NightjarException.of(
                ErrorCode.INTERNAL,
                "an unexpected " + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                e);
    }

    /** One night's turn. */
    private final class Turn {
        private final DueNight night;
        private final ScheduledJob job;
        private final Instant begin = clock.instant();
        private final Heard heard;
        private boolean started;
        private Optional<Ended> end = Optional.empty();
        private Optional<String> waits = Optional.empty();

        Turn(DueNight night, ScheduledJob job) {
            this.night = night;
            this.job = job;
            this.heard = new Heard(night);
        }

        void under(Workplace.Open open) {
            Optional<Lease> lease = open.ledger().leases().tryAcquire(night.job(), night.date());
            if (lease.isEmpty()) {
                waits = Optional.of("another process works on it");
                return;
            }
            try (Lease held = lease.get()) {
                FiringLog log = open.ledger().firingLog();
                Start start = log.start(held);
                if (start instanceof Start.Granted granted) {
                    run(open.nights(), held, log, granted.attempt());
                } else if (start instanceof Start.Overlapping overlapping) {
                    waits = Optional.of("after " + night.job() + "@" + overlapping.other() + ", which still runs");
                }
            }
        }

        private void run(Nights nights, Lease lease, FiringLog log, int attempt) {
            started = true;
            listener.heard(new Started(night, attempt));
            if (attempt > retries().times() + 1 + MOST_LOST) {
                settle(lease, log, attempt, failure(givenUp(attempt)));
                return;
            }
            running.add(nights);
            Ended ended;
            try {
                if (stopping) {
                    nights.requestStop();
                }
                ended = success(nights.run(lease, new RunSpec(job.job(), night.date()), OPTIONS, heard));
            } catch (NightjarException e) {
                ended = failure(e);
            } catch (RuntimeException | Error e) {
                ended = failure(unexpected(e));
            } finally {
                running.remove(nights);
            }
            settle(lease, log, attempt, ended);
        }

        /** Under the lease still, so that nobody takes the night for one whose process is gone. */
        private void settle(Lease lease, FiringLog log, int attempt, Ended ended) {
            end = Optional.of(ended);
            if (ended.code().filter(code -> code == ErrorCode.LEASE_LOST).isPresent()) {
                return;
            }
            Instant again = clock.instant().plus(retries().pause());
            if (ended.exit() == ExitStatus.STOPPED && stopping) {
                log.putBack(lease);
            } else if (isPassing(ended.exit()) && attempt <= retries().times()) {
                log.again(lease, again, ended.run(), ended.message());
                end = Optional.of(with(ended, again));
            } else {
                log.ended(lease, ended.exit().code(), ended.run(), ended.message());
            }
        }

        private Retries retries() {
            return job.schedule().retries();
        }

        /** Before the night began it waits; where only its end could not be recorded, it has ended all the same. */
        void failed(NightjarException e) {
            if (!started) {
                waits = Optional.of(e.message());
            } else if (end.isEmpty() || end.get().isWell()) {
                listener.heard(new ScheduleEvent.Trouble(e));
            } else {
                LOG.warn("the end of {} could not be recorded", night.label(), e);
            }
        }

        private NightjarException givenUp(int attempt) {
            return NightjarException.of(
                            ErrorCode.RUN_FAILED,
                            "it was started " + (attempt - 1) + " times, and its process ended without a word")
                    .notDone("It is not started again.");
        }

        private Ended success(RunOutcome outcome) {
            List<String> notes = outcome.notes();
            return new Ended(
                    night,
                    outcome.exit(),
                    Optional.empty(),
                    notes.isEmpty() ? outcome.run().status().label() : String.join(" ", notes),
                    Optional.of(outcome.run().id()),
                    outcome.exit() == ExitStatus.OK ? outcome.table() : Optional.empty(),
                    secondsSince(begin),
                    Optional.empty());
        }

        private Ended failure(NightjarException e) {
            return new Ended(
                    night,
                    e.code().exit(),
                    Optional.of(e.code()),
                    e.message(),
                    heard.run,
                    Optional.empty(),
                    secondsSince(begin),
                    Optional.empty());
        }
    }

    /** What trying again may mend. */
    private static boolean isPassing(ExitStatus exit) {
        return exit == ExitStatus.NOT_READY || exit == ExitStatus.RESTART || exit == ExitStatus.UNKNOWN;
    }

    private static Ended with(Ended ended, Instant again) {
        return new Ended(
                ended.night(),
                ended.exit(),
                ended.code(),
                ended.message(),
                ended.run(),
                ended.table(),
                ended.seconds(),
                Optional.of(again));
    }

    private double secondsSince(Instant begin) {
        return Duration.between(begin, clock.instant()).toMillis() / 1e3;
    }

    /** Hears what one night says, and remembers its run. */
    private final class Heard extends ProgressRelay {
        private final DueNight night;
        private volatile Optional<RunId> run = Optional.empty();

        Heard(DueNight night) {
            super(ProgressListener.silent());
            this.night = night;
        }

        @Override
        public void began(RunId id, int launch) {
            run = Optional.of(id);
            listener.heard(new Began(night, id));
        }

        @Override
        public void note(String sentence) {
            listener.heard(new Noted(night, sentence));
        }
    }
}
