package io.nightjar.cli;

import io.nightjar.job.Nights;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.RunOutcome;
import java.util.function.BiFunction;

/** A run that somebody started and waits for: shown as it goes on, stopped on a signal. */
final class Attended {
    private Attended() {}

    /** Does the work; SIGTERM and SIGINT ask it to end at the next row batch. */
    static RunOutcome of(Session session, BiFunction<Nights, ProgressListener, RunOutcome> work) {
        Progress progress =
                new Progress(session.console(), session.surroundings().nanoTime());
        Nights nights = new LoggedNights(session.services().nights(), session);
        StopSignals signals = StopSignals.ask(() -> {
            nights.requestStop();
            progress.note("stopping at the next row batch; once more to end at once");
        });
        try {
            return work.apply(nights, progress);
        } finally {
            signals.close();
            progress.end();
        }
    }
}
