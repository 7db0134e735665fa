package io.nightjar.schedule;

import io.nightjar.config.JobFolder;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** A scheduler without threads and without Quartz: looks when it is told to, and runs nights at once. */
final class HandScheduler {
    private final JobFolder folder;
    private final Clock clock;
    private final Tidings tidings;
    private final Rounds rounds;
    private final Launches launches;

    HandScheduler(JobFolder folder, Workplace workplace, Clock clock, ScheduleListener listener) {
        Workplace shared = new SharedWorkplace(workplace);
        this.folder = folder;
        this.clock = clock;
        this.tidings = new Tidings(listener);
        this.rounds = new Rounds(shared, tidings, System::nanoTime);
        this.launches = new Launches(shared, clock, tidings);
    }

    void look() {
        List<Rounds.Ready> ready = rounds.look(ScheduledJobs.read(folder), clock.instant(), Set.of());
        for (Rounds.Ready one : ready) {
            launches.launch(one.night(), one.job()).ifPresent(reason -> tidings.waits(one.night(), reason));
        }
    }

    /** Until nothing more is started. */
    void lookUntilQuiet() {
        List<Rounds.Ready> ready;
        do {
            ready = rounds.look(ScheduledJobs.read(folder), clock.instant(), Set.of());
            ready.forEach(one -> launches.launch(one.night(), one.job()));
        } while (!ready.isEmpty());
    }

    void requestStop() {
        launches.requestStop();
    }
}
