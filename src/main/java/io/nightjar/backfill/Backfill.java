package io.nightjar.backfill;

import io.nightjar.backfill.BackfillPlan.Continues;
import io.nightjar.backfill.BackfillRequest.Start;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.job.Nights;
import io.nightjar.ledger.BackfillRecord;
import io.nightjar.ledger.BackfillWriter;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.model.ModelRegistry;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs many dates of one job, several at once if asked, each as {@code run} would: one that fails does not stop the others.
 * Which dates, the ledger says; so a backfill that was killed does the rest when it is started again.
 */
public final class Backfill {
    private final BackfillRequest request;
    private final DateChoice choice;
    private final Supplier<LedgerReader> readers;
    private final Clock clock;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean hopeless = new AtomicBoolean();
    private volatile Runnable stopNights = () -> {};

    /**
     * One backfill.
     *
     * @param unwanted why a date is none of the job's; empty where it is
     * @param readers opens the ledger for reading, a new one each time
     * @throws io.nightjar.error.NightjarException UNKNOWN_MODEL or MODEL_DIGEST
     */
    public Backfill(
            BackfillRequest request,
            ModelRegistry models,
            Storage storage,
            Function<BusinessDate, Optional<String>> unwanted,
            Supplier<LedgerReader> readers,
            Clock clock) {
        this.request = request;
        this.choice = new DateChoice(request, models.open(request.job().model()).version(), storage, unwanted);
        this.readers = readers;
        this.clock = clock;
    }

    /** What {@link #run} would do now; changes nothing. */
    public BackfillPlan plan() {
        try (LedgerReader ledger = readers.get()) {
            OptionalLong after = open(ledger)
                    .map(BackfillRecord::afterRun)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
            return new BackfillPlan(
                    request,
                    request.dates().stream()
                            .map(date -> choice.choose(date, ledger, after))
                            .toList(),
                    after.isPresent() ? Continues.AN_UNFINISHED_ONE : Continues.NOTHING);
        }
    }

    private Optional<BackfillRecord> open(LedgerReader ledger) {
        return request.start() == Start.ANEW
                ? Optional.empty()
                : ledger.backfills().open(request.job().name(), request.from(), request.to(), request.selection());
    }

    /**
     * Runs the plan's dates.
     *
     * @param writer remembers the backfill until it has gone through all its dates
     */
    public BackfillOutcome run(BackfillPlan plan, Nights nights, BackfillWriter writer, BackfillListener listener) {
        Instant begin = clock.instant();
        stopNights = nights::requestStop;
        if (stopping.get()) {
            nights.requestStop();
        }
        BackfillRecord record = begin(writer);
        OptionalLong after = OptionalLong.of(record.afterRun());
        DateRun run = new DateRun(request.job(), choice, nights, readers, clock);
        List<DateOutcome> outcomes = atOnce(plan, date -> one(date, run, after, listener));
        ExitStatus exit = stopping.get()
                ? ExitStatus.STOPPED
                : ExitStatus.mostSevere(outcomes.stream().map(DateOutcome::exit).toList());
        if (outcomes.stream().noneMatch(outcome -> outcome.now().equals("not begun")) && exit != ExitStatus.STOPPED) {
            writer.end(record.number(), exit);
        }
        return new BackfillOutcome(
                plan, outcomes, exit, Duration.between(begin, clock.instant()).toMillis() / 1e3);
    }

    private BackfillRecord begin(BackfillWriter writer) {
        String job = request.job().name();
        if (request.start() == Start.ANEW) {
            writer.forget(job, request.from(), request.to(), request.selection());
        }
        return writer.begin(job, request.from(), request.to(), request.selection());
    }

    /** Asks the nights that run to end at their next row batch, and begins no more. Returns at once. */
    public void requestStop() {
        stopping.set(true);
        stopNights.run();
    }

    private DateOutcome one(PlannedDate date, DateRun run, OptionalLong after, BackfillListener listener) {
        if (stopping.get() || hopeless.get()) {
            return DateOutcome.notBegun(date);
        }
        listener.begun(date);
        DateOutcome outcome = run.of(date, after, listener.progressOf(date));
        outcome.error().filter(error -> isHopeless(error.code())).ifPresent(error -> hopeless.set(true));
        listener.ended(outcome);
        return outcome;
    }

    /** Without its ledger no date can be run, and each would wait for it as long. */
    private static boolean isHopeless(ErrorCode code) {
        return switch (code) {
            case LEDGER_BUSY, LEDGER_UNAVAILABLE, LEDGER_SCHEMA, LEDGER_CORRUPT -> true;
            default -> false;
        };
    }

    private List<DateOutcome> atOnce(BackfillPlan plan, Function<PlannedDate, DateOutcome> work) {
        ExecutorService pool = Executors.newFixedThreadPool(request.atOnce());
        try {
            List<Future<DateOutcome>> running = new ArrayList<>();
            for (PlannedDate date : plan.toRun()) {
                running.add(pool.submit(() -> work.apply(date)));
            }
            List<DateOutcome> outcomes = new ArrayList<>();
            for (Future<DateOutcome> future : running) {
                outcomes.add(await(future));
            }
            return outcomes;
        } finally {
            pool.shutdown();
        }
    }

    private static DateOutcome await(Future<DateOutcome> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a date's run throws nothing", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while dates were run", e);
        }
    }
}
