package io.nightjar.ledger;

import io.nightjar.error.NightjarException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts a lease up until it is stopped or lost. Its thread is ended by a latch: H2 does not bear interrupts. */
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final BooleanSupplier beat;
    private final LedgerSettings settings;
    private final Ticker ticker;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ReentrantLock paused = new ReentrantLock();
    private final List<Runnable> callbacks = new ArrayList<>();
    private volatile boolean lost;
    private long lastBeat;

    /**
     * A heartbeat, not yet beating.
     *
     * @param beat counts up; false where the lease is another's
     */
    Heartbeat(BooleanSupplier beat, LedgerSettings settings, Ticker ticker) {
        this.beat = beat;
        this.settings = settings;
        this.ticker = ticker;
        this.lastBeat = ticker.nanos();
    }

    void start(String name) {
        Thread thread = new Thread(this::beatUntilStopped, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when no beat is on its way any more. */
    void stop() {
        stopped.countDown();
        paused(() -> {});
    }

    boolean isBeating() {
        return !lost && stopped.getCount() > 0;
    }

    boolean isLost() {
        return lost;
    }

    void onLost(Runnable callback) {
        boolean already;
        synchronized (callbacks) {
            already = lost;
            if (!already) {
                callbacks.add(callback);
            }
        }
        if (already) {
            callback.run();
        }
    }

    /** Does work that has locked the lease's row: a beat would wait for it, and nobody else can take the lease. */
    void paused(Runnable work) {
        paused.lock();
        try {
            work.run();
        } finally {
            paused.unlock();
        }
    }

    void lost() {
        List<Runnable> toCall;
        synchronized (callbacks) {
            lost = true;
            toCall = List.copyOf(callbacks);
            callbacks.clear();
        }
        toCall.forEach(Runnable::run);
    }

    private void beatUntilStopped() {
        while (!lost && !isStopped()) {
            if (paused.tryLock()) {
                try {
                    beatUnlessStopped();
                } finally {
                    paused.unlock();
                }
            } else {
                lastBeat = ticker.nanos();
            }
        }
    }

    private void beatUnlessStopped() {
        if (stopped.getCount() == 0) {
            return;
        }
        try {
            if (beat.getAsBoolean()) {
                lastBeat = ticker.nanos();
            } else {
                lost();
            }
        } catch (NightjarException e) {
            LOG.warn("A lease could not be kept alive: {}", e.message());
            if (mayBeTakenOver()
                    && ticker.nanos() - lastBeat >= settings.pace().lease().toNanos()) {
                lost();
            }
        }
    }

    /** Of an embedded ledger's leases none is taken by another process: its file is ours until we end. */
    private boolean mayBeTakenOver() {
        return !settings.isEmbedded();
    }

    /** Waits for the time between two beats. */
    private boolean isStopped() {
        try {
            return stopped.await(settings.pace().heartbeat().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
