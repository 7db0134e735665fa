package io.nightjar.ledger;

/**
 * What works on a run, and who wanted it to.
 *
 * @param program the version of Nightjar
 * @param startedBy who or what started it, for example {@code operator anna}, {@code cron}, {@code schedule}
 */
public record LaunchedBy(String program, String startedBy) {
    private static final int LONGEST = 200;

    public LaunchedBy {
        startedBy = startedBy.length() > LONGEST ? startedBy.substring(0, LONGEST) : startedBy;
    }
}
