package io.nightjar.ledger;

/**
 * What the ledger records of a job beside its runs. Nothing refers to these records: a run, a receipt and the history of
 * publications are whole without them.
 */
public enum RecordKind {
    /** What schedules wanted and settled. */
    DUE_DATES("due date", "firings", "CASE WHEN state IN ('ENDED', 'SKIPPED') THEN settled_at END"),
    /** What was the matter with dates and no longer is, with what channels were told of it. */
    CONDITIONS("condition", "alert_conditions", "closed_at"),
    /** Backfills that went through, and those with which nobody went on. */
    BACKFILLS("backfill", "backfills", "COALESCE(ended_at, started_at)"),
    /** Pauses that are over. */
    PAUSES("pause", "pauses", "COALESCE(ended_at, until_at)"),
    /** How runs compared that were made again. */
    PROOFS("proof", "proofs", "ended_at");

    private final String word;
    private final String table;
    private final String ended;

    RecordKind(String word, String table, String ended) {
        this.word = word;
        this.table = table;
        this.ended = ended;
    }

    /** For one of them, in the singular. */
    public String word() {
        return word;
    }

    /** Those of a job that ended before an instant: {@code FROM} and {@code WHERE}; what is still open never is. */
    String endedBefore() {
        return " FROM " + table + " WHERE job = ? AND " + ended + " < ?";
    }
}
