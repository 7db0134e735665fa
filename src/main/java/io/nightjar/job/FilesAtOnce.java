package io.nightjar.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Does the same with each of many files, so many at a time as splits are scored, however many processors there are.
 *
 * @param most files at a time
 */
record FilesAtOnce(int most) {

    /**
     * What comes of each, in their order.
     *
     * @throws RuntimeException what the first of them fails with, in their order; the others are given up
     */
    <A, B> List<B> each(List<A> files, Function<A, B> work) {
        int threads = Math.min(most, files.size());
        if (threads <= 1) {
            return files.stream().map(work).toList();
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, FilesAtOnce::daemon);
        AtomicBoolean givenUp = new AtomicBoolean();
        try {
            List<Future<B>> begun = new ArrayList<>();
            for (A file : files) {
                begun.add(pool.submit(() -> {
                    if (givenUp.get()) {
                        throw new IllegalStateException("nobody waits for this");
                    }
                    return work.apply(file);
                }));
            }
            List<B> done = new ArrayList<>();
            for (Future<B> one : begun) {
                done.add(Awaited.of(one, "files were looked at"));
            }
            return List.copyOf(done);
        } finally {
            givenUp.set(true);
            pool.shutdown();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "files");
        thread.setDaemon(true);
        return thread;
    }
}
