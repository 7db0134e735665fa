package io.nightjar.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Scores splits on a plain thread pool: no ledger, no Spring. */
final class ScoringPool {
    private final int threads;

    ScoringPool(int threads) {
        this.threads = threads;
    }

    /**
     * Scores these splits; their results are the work's.
     *
     * @throws io.nightjar.error.NightjarException what the first of them failed with
     */
    void score(NightWork work, List<Integer> splits) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> scored = new ArrayList<>();
            for (int split : splits) {
                scored.add(pool.submit(() -> score(work, split)));
            }
            for (Future<?> one : scored) {
                await(one);
            }
        } finally {
            pool.shutdown();
        }
        work.failure().ifPresent(first -> {
            throw first;
        });
    }

    /** Also where it failed, so that nobody writes any more when this run ends. What failed is the work's to say. */
    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException heardByTheWork) {
            // The others end at their next row batch.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scoring", e);
        }
    }

    private static void score(NightWork work, int split) {
        work.guarded(() -> {
            try (SplitScoring scoring = work.open(split, Aside.none())) {
                for (var batch = scoring.read(); batch.isPresent(); batch = scoring.read()) {
                    work.checkGoOn();
                    scoring.write(batch.get(), scoring.score(batch.get()));
                    work.progress().advanced(batch.get().rows());
                }
                work.finished(scoring.finish());
                return split;
            }
        });
    }
}
