package io.nightjar.job;

import io.nightjar.error.NightjarException;
import io.nightjar.ledger.StopRequests;
import io.nightjar.run.RunId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks, while a launch goes on, whether somebody has asked its run to stop. Its thread is never interrupted. */
final class StopWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final StopRequests requests;
    private final RunId run;
    private final StopRequest stop;
    private final CountDownLatch ended = new CountDownLatch(1);

    StopWatch(StopRequests requests, RunId run, StopRequest stop) {
        this.requests = requests;
        this.run = run;
        this.stop = stop;
    }

    /** Begins to look; what was asked of earlier launches is forgotten. */
    void begin() {
        requests.forget(run);
        Thread thread = new Thread(this::lookUntilEnded, "stop requests of " + run);
        thread.setDaemon(true);
        thread.start();
    }

    private void lookUntilEnded() {
        try {
            while (!ended.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                Optional<String> by = asked();
                if (by.isPresent()) {
                    stop.stop(by.get());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> asked() {
        try {
            return requests.of(run);
        } catch (NightjarException unavailable) {
            return Optional.empty();
        }
    }

    void close() {
        ended.countDown();
        try {
            requests.forget(run);
        } catch (NightjarException stays) {
            // The next launch forgets it.
        }
    }
}
