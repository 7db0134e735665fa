package io.nightjar.job;

import java.util.Optional;

/**
 * How a run is to go about what exists.
 *
 * @param published what to do where the date has a published table
 * @param scratch a folder for table, rejects and report of a run that writes no ledger and publishes nothing; empty for a
 *     real run
 * @param startedBy who or what started it: {@code operator}, {@code schedule}, {@code cron}
 * @param patience whether to wait for an input that is not ready
 * @param exactly the plan that the run must have; empty where any will do
 */
public record RunOptions(
        Published published,
        Optional<String> scratch,
        String startedBy,
        Patience patience,
        Optional<FrozenNight> exactly) {

    public RunOptions(Published published, Optional<String> scratch, String startedBy, Patience patience) {
        this(published, scratch, startedBy, patience, Optional.empty());
    }

    /** A night as it was planned, and not otherwise; an input that changed since is not waited for. */
    public static RunOptions exactly(FrozenNight night, String startedBy) {
        return new RunOptions(
                night.replaces().isPresent() ? Published.REPLACE : Published.REFUSE,
                Optional.empty(),
                startedBy,
                Patience.LOOK_ONCE,
                Optional.of(night));
    }

    /** What to do where the job's {@code input.ready} does not hold yet. */
    public enum Patience {
        /** Look again and again, as long as the job file says. */
        WAIT,
        /** Look once. */
        LOOK_ONCE
    }

    /** What to do where the date has a published table. */
    public enum Published {
        /** End with ALREADY_PUBLISHED (30). */
        REFUSE,
        /** Make a new run and replace it ({@code --rerun}). */
        REPLACE,
        /** End well where inputs, model and job are unchanged ({@code --ok-if-published}), else refuse. */
        ACCEPT_UNCHANGED
    }

    public static RunOptions usual() {
        return new RunOptions(Published.REFUSE, Optional.empty(), "operator", Patience.WAIT);
    }
}
