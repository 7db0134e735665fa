package io.nightjar.job;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/**
 * The threads that carry out splits, those of all nights of a process. At most so many splits are read, scored and written
 * at a time, each in its turn; one that is written gives its turn away, and is synced, read back and recorded beside the
 * next: that is mostly waiting for the disk.
 */
final class SplitPool {
    private final SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("split-");
    private final Semaphore turns;
    private final Aside aside;

    /** @param threads splits that are scored at a time */
    SplitPool(int threads) {
        this.turns = new Semaphore(threads, true);
        this.aside = Aside.beside(threads, Runtime.getRuntime().availableProcessors());
        executor.setConcurrencyLimit(2 * threads);
    }

    TaskExecutor executor() {
        return executor;
    }

    /** What takes a part of the work of those that score. */
    Aside aside() {
        return aside;
    }

    /** Waits until this split may be scored too. */
    Turn turn(int split) {
        TurnWait wait = TurnWait.begun();
        turns.acquireUninterruptibly();
        wait.ended(split);
        return new Turn(turns);
    }

    /** The right to score a split until it is closed. */
    static final class Turn implements AutoCloseable {
        private final Semaphore turns;
        private final AtomicBoolean over = new AtomicBoolean();

        private Turn(Semaphore turns) {
            this.turns = turns;
        }

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                turns.release();
            }
        }
    }
}
