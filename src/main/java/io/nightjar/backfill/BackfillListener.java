package io.nightjar.backfill;

import io.nightjar.job.ProgressListener;

/** Hears how a backfill goes on. Called from several threads; must not block. */
public interface BackfillListener {

    /** A date is about to be run. */
    void begun(PlannedDate date);

    /** A date has ended, well or not. */
    void ended(DateOutcome outcome);

    /** Hears of one date's run. */
    ProgressListener progressOf(PlannedDate date);

    /** Hears and says nothing. */
    static BackfillListener silent() {
        return new BackfillListener() {
            @Override
            public void begun(PlannedDate date) {}

            @Override
            public void ended(DateOutcome outcome) {}

            @Override
            public ProgressListener progressOf(PlannedDate date) {
                return ProgressListener.silent();
            }
        };
    }
}
