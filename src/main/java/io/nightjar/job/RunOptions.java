package io.nightjar.job;

import java.util.Optional;

/**
 * How a run is to go about what exists.
 *
 * @param published what to do where the date has a published table
 * @param scratch a folder for table, rejects and report of a run that writes no ledger and publishes nothing; empty for a
 *     real run
 * @param startedBy who or what started it: {@code operator}, {@code schedule}, {@code cron}
 */
public record RunOptions(Published published, Optional<String> scratch, String startedBy) {

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
        return new RunOptions(Published.REFUSE, Optional.empty(), "operator");
    }
}
