package io.nightjar.job;

import io.nightjar.ledger.Settlement;

/**
 * Hears of nights, above all when they are over and recorded. What it does and where it fails changes nothing about them.
 */
public interface NightWatch {

    /** A launch has begun that this may follow; it hears the launch's own words, in the launch's own time: soon over. */
    default ProgressListener began(NightStart start) {
        return ProgressListener.silent();
    }

    /** One ended, and the ledger says how. */
    void ended(NightEnd end);

    /** One ended, and the ledger could not be told: it is not to be reached. */
    default void unrecorded(NightEnd end) {}

    /** No more come from who was watched; the ledger is open still. */
    default void over() {}

    /** What crashes left of nights of any job was settled. */
    default void settled() {}

    /** One run was settled without a launch: after a crash, or because somebody decided about it. */
    default void settled(Settlement one) {}
}
