package io.nightjar.ledger;

import java.time.Instant;
import java.util.List;

/** What the ledger records of jobs beside their runs, by its age. */
public final class Records {
    private final Query query;

    Records(Query query) {
        this.query = query;
    }

    /** The jobs of which there are any; sorted. */
    public List<String> jobs() {
        return query.rows(
                (row, number) -> row.getString(1),
                "SELECT job FROM firings UNION SELECT job FROM alert_conditions UNION SELECT job FROM backfills"
                        + " UNION SELECT job FROM pauses ORDER BY 1");
    }

    /** How many of a job ended before. */
    public long endedBefore(RecordKind kind, String job, Instant before) {
        return query.first(
                        (row, number) -> row.getLong(1),
                        "SELECT COUNT(*)" + kind.endedBefore(),
                        job,
                        Times.column(before))
                .orElse(0L);
    }
}
