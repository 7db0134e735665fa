package io.nightjar.job;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A night's plan and preparation, made on a thread of their own while the ledger is opened: both read only, and take as
 * long. What fails is told to whoever asks for it.
 */
final class PlanAhead {
    private final CompletableFuture<NightPlan> plan;
    private final CompletableFuture<Preparation> prepared;

    PlanAhead(Supplier<NightPlan> planning, Function<NightPlan, Preparation> preparing) {
        plan = CompletableFuture.supplyAsync(planning, PlanAhead::start);
        prepared = plan.thenApply(preparing);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "plan ahead");
        thread.setDaemon(true);
        thread.start();
    }

    NightPlan plan() {
        return await(plan);
    }

    /** Of that plan. */
    Preparation prepared() {
        return await(prepared);
    }

    private static <T> T await(CompletableFuture<T> made) {
        try {
            return made.join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException failure ? failure : e;
        }
    }
}
