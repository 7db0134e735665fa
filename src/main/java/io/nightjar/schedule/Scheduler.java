package io.nightjar.schedule;

import io.nightjar.config.JobFolder;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.Nights;
import io.nightjar.run.JobDefinition;
import io.nightjar.schedule.ScheduleEvent.Dropped;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Placed;
import io.nightjar.schedule.ScheduleEvent.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs each job's nights when they are due. Job files are read again before every night and once a minute, so that a
 * new, changed or removed one needs no restart. What is due is the {@link DueCalendar}'s to say, and whether a night is
 * run is the ledger's: a wake too many does no harm.
 */
public final class Scheduler implements AutoCloseable {
    /** Quartz may wake us some milliseconds early, and a scheduler whose clock is ahead of ours some seconds. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final JobFolder folder;
    private final Clock clock;
    private final ScheduleListener listener;
    private final Launches launches;
    private final Waker waker;
    private final Pace pace;
    private final Thread looks;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<DueNight> placed = new HashSet<>();
    private Set<String> toldBefore = Set.of();

    /**
     * How long it waits.
     *
     * @param look between two looks at the job files
     * @param busy before a busy embedded ledger is tried again, until the job's next night is due
     */
    record Pace(Duration look, Duration busy) {
        static final Pace USUAL = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    /**
     * Sets it up; nothing runs before {@link #start}.
     *
     * @param facades opens the facade for one night; closing it closes the ledger, for others to use in between
     * @param listener hears how every night ended
     * @throws NightjarException LEDGER_UNAVAILABLE
     */
    public Scheduler(
            JobFolder folder, Supplier<Nights> facades, TriggerStore store, Clock clock, ScheduleListener listener) {
        this(folder, facades, store, clock, listener, Pace.USUAL);
    }

    Scheduler(
            JobFolder folder,
            Supplier<Nights> facades,
            TriggerStore store,
            Clock clock,
            ScheduleListener listener,
            Pace pace) {
        this.folder = folder;
        this.clock = clock;
        this.pace = pace;
        this.listener = new EventLog(listener);
        this.launches = new Launches(facades, clock, this.listener);
        this.waker = new Waker(store, clock, this::woken);
        this.looks = new Thread(this::lookUntilStopped, "schedule-look");
        looks.setDaemon(true);
    }

    /** Places what is next and begins to wait for it. */
    public void start() {
        look();
        waker.start();
        looks.start();
    }

    /** Begins no more nights and asks those that run to end at their next row batch. Returns at once. */
    public void requestStop() {
        stop.countDown();
        launches.requestStop();
        waker.pause();
    }

    /** Waits until somebody has requested the stop. */
    public void awaitStop() {
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops, and waits for the nights that run. */
    @Override
    public void close() {
        requestStop();
        waker.close();
    }

    private void lookUntilStopped() {
        try {
            while (!stop.await(pace.look().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    /** Reads the job files and has Quartz hold what they say; throws nothing, since the next look must come. */
    void look() {
        look(clock.instant());
    }

    private synchronized void look(Instant now) {
        if (isStopping()) {
            return;
        }
        try {
            ScheduledJobs found = ScheduledJobs.read(folder);
            tellOnce(found.invalid().values());
            List<DueNight> next = found.after(now);
            withdraw(found, next, now);
            next.forEach(this::place);
        } catch (NightjarException e) {
            tellOnce(List.of(e));
        } catch (RuntimeException e) {
            tellOnce(List.of(Launches.unexpected(e)));
        }
    }

    private void place(DueNight night) {
        if (!placed.contains(night)) {
            waker.place(night, night.due());
            placed.add(night);
            listener.heard(new Placed(night));
        }
    }

    /**
     * Takes back what this scheduler placed and no job file wants any more. What is due already may be waiting for
     * another night to end: it stays. So does what belongs to a file that cannot be read just now.
     */
    private void withdraw(ScheduledJobs found, List<DueNight> next, Instant now) {
        List<DueNight> obsolete = placed.stream()
                .filter(night -> night.due().isAfter(now) && found.isKnown(night.job()) && !next.contains(night))
                .toList();
        for (DueNight night : obsolete) {
            waker.withdraw(night);
            placed.remove(night);
            listener.heard(new Dropped(night, "its job file was changed or removed"));
        }
        placed.removeIf(night -> night.due().isBefore(now.minus(Duration.ofDays(2))));
    }

    private void tellOnce(Collection<NightjarException> troubles) {
        troubles.stream()
                .filter(trouble -> !toldBefore.contains(trouble.message()))
                .forEach(trouble -> listener.heard(new Trouble(trouble)));
        toldBefore = troubles.stream().map(NightjarException::message).collect(Collectors.toSet());
    }

    /** On a thread of Quartz. The next night is placed first, since this one may take hours. */
    private void woken(DueNight night) {
        // Quartz fires up to two milliseconds early; the night that woke us is not the next one.
        Instant now = clock.instant();
        look(now.isBefore(night.due()) ? night.due() : now);
        try {
            wanted(night).ifPresent(job -> listener.heard(orAgain(launches.launch(night, job), job)));
        } catch (NightjarException e) {
            listener.heard(Launches.failed(night, e));
        } catch (RuntimeException | Error e) {
            listener.heard(Launches.failed(night, Launches.unexpected(e)));
        }
    }

    /** The job of a night, read again; empty where its file no longer wants the night now. */
    private Optional<JobDefinition> wanted(DueNight night) {
        if (!folder.names().contains(night.job())) {
            listener.heard(new Dropped(night, "its job file was removed"));
            return Optional.empty();
        }
        JobDefinition job = folder.load(night.job());
        Optional<Instant> due = ScheduledJob.of(job, folder)
                .flatMap(scheduled -> scheduled.night(night.date()))
                .map(DueNight::due);
        if (due.isEmpty()) {
            listener.heard(new Dropped(night, "its job file has no schedule for it any more"));
            return Optional.empty();
        }
        if (due.get().isAfter(clock.instant().plus(EARLY))) {
            listener.heard(new Dropped(night, "its job file was changed; it is due at " + due.get()));
            return Optional.empty();
        }
        return Optional.of(job);
    }

    /** Operators may use the embedded ledger at any time, also when a night is due: it waits for them. */
    private Ended orAgain(Ended ended, JobDefinition job) {
        DueNight night = ended.night();
        Instant again = clock.instant().plus(pace.busy());
        boolean busy =
                ended.code().filter(code -> code == ErrorCode.LEDGER_BUSY).isPresent();
        boolean later = ScheduledJob.of(job, folder)
                .flatMap(scheduled -> scheduled.after(night.due()))
                .filter(next -> again.isBefore(next.due()))
                .isPresent();
        if (!busy || !later || isStopping()) {
            return ended;
        }
        waker.place(night, again);
        return new Ended(
                night,
                ended.exit(),
                ended.code(),
                ended.message(),
                ended.run(),
                ended.table(),
                ended.seconds(),
                Optional.of(again));
    }
}
