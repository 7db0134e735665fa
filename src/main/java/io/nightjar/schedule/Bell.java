package io.nightjar.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Calls for a look before its time. Rung several times before anybody looks, it calls once. */
final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rings = lock.newCondition();
    private final Duration pace;
    private boolean rung;
    private Instant latest = Instant.MIN;

    /** @param pace after which a look is due though nobody rang */
    Bell(Duration pace) {
        this.pace = pace;
    }

    /** Calls at once, because of something that is due at an instant. */
    void ring(Instant due) {
        lock.lock();
        try {
            rung = true;
            latest = due.isAfter(latest) ? due : latest;
            rings.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next look; gives the latest instant that somebody rang for. */
    Instant await() {
        lock.lock();
        try {
            long left = pace.toNanos();
            while (!rung && left > 0) {
                left = rings.awaitNanos(left);
            }
            Instant due = latest;
            rung = false;
            latest = Instant.MIN;
            return due;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Instant.MIN;
        } finally {
            lock.unlock();
        }
    }
}
