package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.util.List;
import java.util.Optional;

/** Intents to publish and what became of them. */
public final class Publications {
    private final Query query;

    Publications(Query query) {
        this.query = query;
    }

    /** The one whose table stands in place. */
    public Optional<PublicationRecord> current(String job, BusinessDate date) {
        return query.first(
                PublicationRows::row, PublicationRows.SELECT + "WHERE p.current_claim = ?", job + "@" + date);
    }

    /** Every table of the job that stands in place, by date. */
    public List<PublicationRecord> current(String job) {
        return query.rows(
                PublicationRows::row,
                PublicationRows.SELECT + "WHERE p.job = ? AND p.current_claim IS NOT NULL ORDER BY p.business_date",
                job);
    }

    /** The newest of a run. */
    public Optional<PublicationRecord> of(RunId run) {
        return query.first(
                PublicationRows::row,
                PublicationRows.SELECT + "WHERE p.run_id = ? ORDER BY p.sequence DESC FETCH FIRST 1 ROW ONLY",
                run.value());
    }

    /** All of a date, newest first: what stands in place, what it replaced, what was withdrawn. */
    public List<PublicationRecord> history(String job, BusinessDate date) {
        return query.rows(
                PublicationRows::row,
                PublicationRows.SELECT + "WHERE p.job = ? AND p.business_date = ? ORDER BY p.sequence DESC",
                job,
                date.date());
    }
}
