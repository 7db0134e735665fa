package io.nightjar.job;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Worked out on a thread of its own beside what follows. What fails is told to whoever asks for it.
 *
 * @param <T> what comes of it
 */
final class Beside<T> {
    private final CompletableFuture<T> made;

    private Beside(CompletableFuture<T> made) {
        this.made = made;
    }

    static <T> Beside<T> begin(String name, Supplier<T> work) {
        return new Beside<>(CompletableFuture.supplyAsync(work, task -> start(name, task)));
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Goes on with what came of it. */
    <R> Beside<R> then(Function<T, R> more) {
        return new Beside<>(made.thenApply(more));
    }

    /** Waits until it is over, whatever came of it. */
    void over() {
        made.handle((done, failure) -> done).join();
    }

    /** Waits for it. */
    T get() {
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
