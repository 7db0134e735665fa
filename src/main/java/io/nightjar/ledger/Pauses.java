package io.nightjar.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pauses of jobs, as they are recorded. */
public final class Pauses {
    private final Query query;

    Pauses(Query query) {
        this.query = query;
    }

    /** The one that holds for a job at an instant. */
    public Optional<Pause> at(String job, Instant instant) {
        return of(job).stream().filter(pause -> pause.holdsAt(instant)).findFirst();
    }

    /** All of a job, the newest first. */
    public List<Pause> of(String job) {
        return query.rows(Pauses::row, "SELECT * FROM pauses WHERE job = ? ORDER BY number DESC", job);
    }

    static Pause row(ResultSet row, int number) throws SQLException {
        return new Pause(
                row.getString("job"),
                Times.required(row, "paused_at"),
                row.getString("paused_by"),
                Optional.ofNullable(row.getString("reason")),
                Times.optional(row, "until_at"),
                Times.optional(row, "ended_at"),
                Optional.ofNullable(row.getString("ended_by")));
    }
}
