package io.nightjar.schedule;

import io.nightjar.config.JobFolder;
import io.nightjar.error.NightjarException;
import io.nightjar.schedule.Rounds.Ready;
import io.nightjar.schedule.ScheduleEvent.Dropped;
import io.nightjar.schedule.ScheduleEvent.Placed;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Runs each job's nights when they are due. It looks once a minute, when Quartz wakes it at a due instant, and when a night
 * has ended. Job files are read at each look, so that a new, changed or removed one needs no restart. What is due is the
 * {@link DueCalendar}'s to say, and whether a night is run the ledger's: a look too many does no harm.
 */
public final class Scheduler implements AutoCloseable {
    /** Quartz may wake us some milliseconds early, and a scheduler whose clock is ahead of ours some seconds. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    /** A look that waits for a database which is away is left behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JobFolder folder;
    private final Clock clock;
    private final Tidings tidings;
    private final Launches launches;
    private final Crew crew;
    private final Rounds rounds;
    private final StandingProofs proofs;
    private final Waker waker;
    private final Bell bell;
    private final Thread looks;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Instant furthest = Instant.MIN;
    private final Set<DueNight> placed = new HashSet<>();
    private volatile Look last;

    /** The last look, and when it was over by both clocks. */
    private record Look(Instant at, long nanos, int jobs, List<String> troubles) {}

    /**
     * Sets it up; nothing runs before {@link #start}.
     *
     * @param workplace opened for each look and each night; closed in between, for others to use
     * @param listener hears how every night ended
     * @throws NightjarException LEDGER_UNAVAILABLE
     */
    public Scheduler(
            JobFolder folder, Workplace workplace, TriggerStore store, Clock clock, ScheduleListener listener) {
        this(folder, workplace, store, clock, listener, Duration.ofMinutes(1));
    }

    /** @param pace between two looks at the latest */
    Scheduler(
            JobFolder folder,
            Workplace workplace,
            TriggerStore store,
            Clock clock,
            ScheduleListener listener,
            Duration pace) {
        Workplace shared = new SharedWorkplace(workplace);
        this.folder = folder;
        this.clock = clock;
        this.tidings = new Tidings(new EventLog(listener));
        this.bell = new Bell(pace);
        this.launches = new Launches(shared, clock, tidings);
        this.crew = new Crew(store.nights(), () -> bell.ring(Instant.MIN));
        this.rounds = new Rounds(shared, tidings, System::nanoTime);
        this.proofs =
                new StandingProofs(shared, clock, tidings, () -> crew.labels().isEmpty(), new SecureRandom());
        this.waker = new Waker(store, clock, bell::ring);
        this.looks = new Thread(this::lookUntilStopped, "schedule-look");
        looks.setDaemon(true);
        this.last = new Look(clock.instant(), System.nanoTime(), 0, List.of());
    }

    /** Looks once and begins to wait for what is next. */
    public void start() {
        look(clock.instant());
        waker.start();
        looks.start();
    }

    /** Begins no more nights and asks those that run to end at their next row batch. Returns at once. */
    public void requestStop() {
        stop.countDown();
        bell.ring(Instant.MIN);
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
        crew.close();
        proofs.close();
        waker.close();
        try {
            looks.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How its looks go; answers at once, also while one goes on. */
    public Pulse pulse() {
        Look look = last;
        return new Pulse(
                look.at(),
                Duration.ofNanos(System.nanoTime() - look.nanos()),
                look.jobs(),
                crew.labels(),
                look.troubles());
    }

    private void lookUntilStopped() {
        while (!isStopping()) {
            look(ahead(bell.await()));
        }
    }

    /** Now, or what somebody rang for a moment too early. A look that was ahead is not taken back by the next one. */
    private Instant ahead(Instant rung) {
        Instant now = clock.instant();
        furthest = rung.isAfter(furthest) ? rung : furthest;
        return furthest.isAfter(now) && !furthest.isAfter(now.plus(EARLY)) ? furthest : now;
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    /** Throws nothing, since the next look must come. */
    private synchronized void look(Instant now) {
        if (isStopping()) {
            return;
        }
        List<NightjarException> troubles = new ArrayList<>();
        int jobs = last.jobs();
        try {
            ScheduledJobs found = ScheduledJobs.read(folder);
            jobs = found.jobs().size();
            troubles.addAll(found.invalid().values());
            place(found, now, troubles);
            rounds.look(found, now, crew.labels()).forEach(this::launch);
            proofs.look(found);
        } catch (NightjarException e) {
            troubles.add(e);
        } catch (RuntimeException e) {
            troubles.add(Launches.unexpected(e));
        }
        tidings.troubles(troubles);
        last = new Look(
                clock.instant(),
                System.nanoTime(),
                jobs,
                troubles.stream().map(NightjarException::message).toList());
    }

    private void launch(Ready ready) {
        if (!crew.take(ready.night().label(), () -> run(ready))) {
            tidings.waits(ready.night(), "other nights run first");
        }
        proofs.giveWay();
    }

    /** False where something stands in its way that the files and tables did not say. */
    private boolean run(Ready ready) {
        if (isStopping()) {
            return false;
        }
        Optional<String> obstacle = launches.launch(ready.night(), ready.job());
        obstacle.ifPresent(reason -> tidings.waits(ready.night(), reason));
        return obstacle.isEmpty();
    }

    /** Has Quartz hold what is next. Without it the look of each minute would do: nights are not lost. */
    private void place(ScheduledJobs found, Instant now, List<NightjarException> troubles) {
        try {
            List<DueNight> next = found.after(now);
            withdraw(found, next, now);
            next.stream().filter(night -> !placed.contains(night)).forEach(this::place);
        } catch (NightjarException e) {
            troubles.add(e);
        }
    }

    private void place(DueNight night) {
        waker.place(night);
        placed.add(night);
        tidings.heard(new Placed(night));
    }

    /** Takes back what this scheduler placed and no job file wants any more; not where a file cannot be read just now. */
    private void withdraw(ScheduledJobs found, List<DueNight> next, Instant now) {
        List<DueNight> obsolete = placed.stream()
                .filter(night -> night.due().isAfter(now) && found.isKnown(night.job()) && !next.contains(night))
                .toList();
        for (DueNight night : obsolete) {
            waker.withdraw(night);
            placed.remove(night);
            tidings.heard(new Dropped(night, "its job file was changed or removed"));
        }
        placed.removeIf(night -> !night.due().isAfter(now));
    }
}
