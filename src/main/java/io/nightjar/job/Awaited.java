package io.nightjar.job;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What another thread was asked for. */
final class Awaited {
    private Awaited() {}

    /**
     * Waits for it, and fails as it failed.
     *
     * @param doing for who interrupts, for example {@code joining}
     */
    static <T> T of(Future<T> work, String doing) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + doing, e);
        }
    }

    /** What to throw here since the other thread failed; an error is thrown at once. */
    static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }
}
