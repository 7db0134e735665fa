package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.InputWatch;
import io.nightjar.ledger.Firing;
import io.nightjar.ledger.Firing.State;
import io.nightjar.ledger.FiringLog.NewlyDue;
import io.nightjar.ledger.FiringLog.Skipped;
import io.nightjar.ledger.Firings.LifeSign;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Pause;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Looks at the schedules: records what has become due, and says what is to be started. The ledger decides between several
 * schedulers that do the same: a date is recorded once and started under its lease.
 */
final class Rounds {
    /** A date that was due so long before anybody watched is not missed yet: a scheduler may have been restarted. */
    static final Duration GRACE = Duration.ofMinutes(10);

    /** A process whose last sign of life is as old as this is looked at by who can tell whether it lives. */
    private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Workplace workplace;
    private final Tidings tidings;
    private final LongSupplier nanoTime;
    private final Deadlines deadlines;
    private final Map<String, Seen> signs = new HashMap<>();
    private final Map<String, InputWatch> inputs = new HashMap<>();
    private Optional<Instant> last = Optional.empty();
    private Instant since = Instant.MAX;

    /** A sign of life, and when it was seen first; by a clock that nobody sets. */
    private record Seen(LifeSign sign, long nanos) {}

    /** A night that may be started. */
    record Ready(DueNight night, ScheduledJob job) {}

    Rounds(Workplace workplace, Tidings tidings, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.workplace = workplace;
        this.tidings = tidings;
        this.deadlines = new Deadlines(tidings);
    }

    /**
     * One look.
     *
     * @param own labels of the nights that this process runs
     * @return what may be started, in the order in which it was due; of each job one
     */
    List<Ready> look(ScheduledJobs jobs, Instant now, Set<String> own) {
        if (last.map(before -> before.plus(GRACE).isBefore(now)).orElse(true)) {
            since = now;
        }
        last = Optional.of(now);
        record(jobs, now);
        List<Ready> ready = new ArrayList<>();
        Map<Firing, Skipped> skipped = new HashMap<>();
        try (LedgerReader ledger = workplace.read()) {
            decide(jobs, ledger, now, own, ready, skipped);
            deadlines.look(jobs, ledger, now);
        }
        skip(jobs, skipped);
        return ready;
    }

    /** What is to be recorded of one job. */
    private record Arrivals(ScheduledJob job, Optional<Instant> watched, List<NewlyDue> dates) {}

    private void record(ScheduledJobs jobs, Instant now) {
        List<Arrivals> all;
        try (LedgerReader ledger = workplace.read()) {
            Map<String, Instant> watched = ledger.firings().watched();
            all = jobs.jobs().stream()
                    .map(job -> newlyDue(job, Optional.ofNullable(watched.get(job.name())), ledger, now))
                    .filter(arrivals ->
                            arrivals.watched().isEmpty() || !arrivals.dates().isEmpty())
                    .toList();
        }
        if (all.isEmpty()) {
            return;
        }
        try (Workplace.Open open = workplace.open()) {
            all.forEach(arrivals -> write(arrivals, open, now));
        } catch (NightjarException e) {
            if (e.code() != ErrorCode.LEDGER_BUSY) {
                throw e;
            }
            all.forEach(arrivals -> arrivals.dates().stream()
                    .flatMap(date -> arrivals.job().night(date.date()).stream())
                    .forEach(night -> tidings.waits(night, e.message())));
        }
    }

    /** Of a paused job nothing is recorded: what becomes due is missed, and caught up afterwards as the job wants. */
    private Arrivals newlyDue(ScheduledJob job, Optional<Instant> watched, LedgerReader ledger, Instant now) {
        if (watched.isEmpty() || job.between(watched.get(), now).findFirst().isEmpty()) {
            return new Arrivals(job, watched, List.of());
        }
        List<Pause> pauses = ledger.pauses().of(job.name());
        Optional<Pause> pause = pauses.stream().filter(one -> one.holdsAt(now)).findFirst();
        if (pause.isPresent()) {
            String why = Obstacles.describe(pause.get(), job.calendar().zone());
            job.between(watched.get(), now).forEach(night -> tidings.waits(night, why));
            return new Arrivals(job, watched, List.of());
        }
        Instant onTime = since.minus(GRACE);
        return new Arrivals(
                job,
                watched,
                CatchUps.of(
                        job,
                        watched.get(),
                        now,
                        due -> due.isBefore(onTime) || pauses.stream().anyMatch(one -> one.holdsAt(due))));
    }

    private void write(Arrivals arrivals, Workplace.Open open, Instant now) {
        String job = arrivals.job().name();
        if (arrivals.watched().isEmpty()) {
            open.ledger().firingLog().watch(job, now);
            return;
        }
        open.ledger()
                .firingLog()
                .due(job, arrivals.watched().get(), now, arrivals.dates())
                .forEach(date -> date.skipped()
                        .ifPresent(why ->
                                arrivals.job().night(date.date()).ifPresent(night -> tidings.skipped(night, why))));
    }

    private void decide(
            ScheduledJobs jobs,
            LedgerReader ledger,
            Instant now,
            Set<String> own,
            List<Ready> ready,
            Map<Firing, Skipped> skipped) {
        List<Firing> open = ledger.firings().open();
        Map<String, BusinessDate> running = new HashMap<>();
        Set<Firing> lost = new HashSet<>();
        for (Firing firing : open) {
            if (own.contains(firing.label())) {
                running.put(firing.job(), firing.date());
            } else if (firing.state() == State.STARTED) {
                if (lives(firing, ledger)) {
                    running.put(firing.job(), firing.date());
                } else {
                    lost.add(firing);
                }
            }
        }
        Obstacles obstacles = new Obstacles(jobs, ledger, this::missingInput, now);
        List<Firing> candidates = new ArrayList<>(lost);
        open.stream().filter(firing -> firing.state() == State.DUE).forEach(candidates::add);
        for (Firing firing : candidates) {
            if (own.contains(firing.label())) {
                continue;
            }
            Decision decision = obstacles.of(firing, Optional.ofNullable(running.get(firing.job())));
            DueNight night = night(firing, jobs);
            if (decision instanceof Decision.Start start) {
                ready.add(new Ready(night, start.job()));
                running.put(firing.job(), firing.date());
            } else if (decision instanceof Decision.Wait wait) {
                tidings.waits(night, wait.reason());
            } else if (decision instanceof Decision.Skip skip) {
                skipped.put(firing, skip.why());
            }
        }
        List<String> labels = open.stream().map(Firing::label).toList();
        signs.keySet().retainAll(labels);
        inputs.keySet().retainAll(labels);
    }

    private Optional<String> missingInput(RunSpec spec) {
        try {
            return inputs.computeIfAbsent(spec.label(), label -> workplace.input(spec))
                    .missing();
        } catch (NightjarException e) {
            return Optional.of("a look at its input: " + e.message());
        }
    }

    /** Whether the process that started a night gives signs of life, or did a moment ago. */
    private boolean lives(Firing firing, LedgerReader ledger) {
        Optional<LifeSign> sign = ledger.firings().lifeSign(firing.job(), firing.date());
        if (sign.isEmpty()) {
            return false;
        }
        Seen before = signs.get(firing.label());
        if (before == null || !before.sign().equals(sign.get())) {
            signs.put(firing.label(), new Seen(sign.get(), nanoTime.getAsLong()));
            return true;
        }
        return nanoTime.getAsLong() - before.nanos() < SILENCE_NANOS;
    }

    private void skip(ScheduledJobs jobs, Map<Firing, Skipped> skipped) {
        if (skipped.isEmpty()) {
            return;
        }
        try (Workplace.Open open = workplace.open()) {
            skipped.forEach((firing, why) -> {
                if (open.ledger().firingLog().skip(firing.job(), firing.date(), why)) {
                    tidings.skipped(night(firing, jobs), why);
                }
            });
        } catch (NightjarException e) {
            if (e.code() != ErrorCode.LEDGER_BUSY) {
                throw e;
            }
        }
    }

    private static DueNight night(Firing firing, ScheduledJobs jobs) {
        return new DueNight(
                firing.job(),
                jobs.find(firing.job()).map(job -> job.calendar().zone()).orElse(ZoneOffset.UTC),
                firing.date(),
                firing.due());
    }
}
