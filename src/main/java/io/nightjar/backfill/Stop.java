package io.nightjar.backfill;

import io.nightjar.job.Nights;

/** A wish to stop, which may come before there is anything to stop. */
final class Stop {
    private boolean requested;
    private Runnable reach = () -> {};

    /** From now on, or at once where it was requested already, it stops these. */
    synchronized void reaches(DatesAtOnce dates, Nights nights) {
        reach = () -> {
            dates.stop();
            nights.requestStop();
        };
        if (requested) {
            reach.run();
        }
    }

    synchronized void request() {
        requested = true;
        reach.run();
    }
}
