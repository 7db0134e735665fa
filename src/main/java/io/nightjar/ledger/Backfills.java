package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import java.util.Optional;

/** Backfills that have not ended. */
public final class Backfills {
    private final Query query;

    Backfills(Query query) {
        this.query = query;
    }

    /** The unfinished one of these very dates. */
    public Optional<BackfillRecord> open(String job, BusinessDate from, BusinessDate to, String selection) {
        return query.first(
                (row, number) -> new BackfillRecord(
                        row.getLong("number"), row.getLong("after_run"), Times.required(row, "started_at")),
                "SELECT * FROM backfills WHERE open_claim = ?",
                claim(job, from, to, selection));
    }

    /** So that the database refuses a second open one. */
    static String claim(String job, BusinessDate from, BusinessDate to, String selection) {
        return job + "@" + from + ".." + to + " " + selection;
    }
}
