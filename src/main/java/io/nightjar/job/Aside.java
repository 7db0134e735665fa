package io.nightjar.job;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Takes a part of the work off a thread that scores, where the machine has processors that no such thread is meant for.
 * What nobody has begun with when the thread has done the rest, it does itself: it never waits for a helper to be free.
 */
final class Aside {
    private static final int IDLE_SECONDS = 5;

    private final Executor helpers;

    private Aside(Executor helpers) {
        this.helpers = helpers;
    }

    /** The thread that scores does all of it, at once. */
    static Aside none() {
        return new Aside(Runnable::run);
    }

    static Aside on(Executor helpers) {
        return new Aside(helpers);
    }

    /**
     * One helper for each thread that scores, as far as there are processors.
     *
     * @param threads that score
     */
    static Aside beside(int threads, int processors) {
        int helpers = Math.min(threads, processors - threads);
        return helpers <= 0 ? none() : new Aside(daemons(helpers));
    }

    private static Executor daemons(int helpers) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                helpers, helpers, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "profile");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Work that may go on beside what follows; {@link Part#end} is to be called in any case. */
    Part begin(Runnable work) {
        FutureTask<Void> task = new FutureTask<>(work, null);
        helpers.execute(task);
        return new Part(task);
    }

    /** A part of the work that somebody may be at. */
    static final class Part {
        private final FutureTask<Void> task;

        private Part(FutureTask<Void> task) {
            this.task = task;
        }

        /**
         * Returns when it is done, or throws what it failed with; also when interrupted, since what is read beside is not
         * to be written to meanwhile.
         */
        void end() {
            // Nothing, where a helper has begun with it.
            task.run();
            boolean wasInterrupted = false;
            try {
                while (true) {
                    try {
                        task.get();
                        return;
                    } catch (InterruptedException e) {
                        wasInterrupted = true;
                    }
                }
            } catch (ExecutionException e) {
                throw Awaited.failure(e);
            } finally {
                if (wasInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** Returns when it is done, whatever came of it. */
        void endQuietly() {
            try {
                end();
            } catch (RuntimeException | Error e) {
                // Something else has failed before.
            }
        }
    }
}
