package io.nightjar.backfill;

import io.nightjar.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Does something with each of many dates, several at once; a stop leaves out those that have not begun. */
final class DatesAtOnce {
    private final int atOnce;
    private final BackfillListener listener;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean hopeless = new AtomicBoolean();

    DatesAtOnce(int atOnce, BackfillListener listener) {
        this.atOnce = atOnce;
        this.listener = listener;
    }

    /** In the order of the dates; {@code work} throws nothing. */
    List<DateOutcome> run(List<PlannedDate> dates, Function<PlannedDate, DateOutcome> work) {
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<DateOutcome>> running = new ArrayList<>();
            for (PlannedDate date : dates) {
                running.add(pool.submit(() -> one(date, work)));
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

    /** Begins no more. */
    void stop() {
        stopping.set(true);
    }

    boolean isStopping() {
        return stopping.get();
    }

    private DateOutcome one(PlannedDate date, Function<PlannedDate, DateOutcome> work) {
        if (stopping.get() || hopeless.get()) {
            return DateOutcome.notBegun(date);
        }
        listener.begun(date);
        DateOutcome outcome = work.apply(date);
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
