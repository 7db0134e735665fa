package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Runs that are kept on hold now. */
public final class Holds {
    private final Query query;

    Holds(Query query) {
        this.query = query;
    }

    /** That of a run. */
    public Optional<Hold> of(RunId run) {
        return query.first(Holds::row, "SELECT * FROM holds WHERE open_claim = ?", run.value());
    }

    /** Those of a date. */
    public List<Hold> of(String job, BusinessDate date) {
        return query.rows(
                Holds::row,
                "SELECT h.* FROM holds h JOIN runs r ON r.id = h.open_claim WHERE r.job = ? AND r.business_date = ?"
                        + " ORDER BY h.number",
                job,
                date.date());
    }

    /** All of them, the oldest first. */
    public List<Hold> all() {
        return query.rows(Holds::row, "SELECT * FROM holds WHERE open_claim IS NOT NULL ORDER BY number");
    }

    private static Hold row(ResultSet row, int number) throws SQLException {
        return new Hold(
                new RunId(row.getString("run_id")),
                Times.required(row, "kept_at"),
                row.getString("kept_by"),
                row.getString("reason"));
    }
}
