package io.nightjar.ledger;

import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.Seen;
import io.nightjar.ledger.Firing.State;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What schedules wanted, as it is recorded. */
public final class Firings {
    private final Query query;

    Firings(Query query) {
        this.query = query;
    }

    /** Until when the schedule of each job has been watched. */
    public Map<String, Instant> watched() {
        record Watched(String job, Instant until) {}
        return query
                .rows(
                        (row, number) -> new Watched(row.getString("job"), Times.required(row, "watched_until")),
                        "SELECT job, watched_until FROM schedules")
                .stream()
                .collect(Collectors.toMap(Watched::job, Watched::until));
    }

    /** Those that are due or started; those that were due first come first. */
    public List<Firing> open() {
        return query.rows(Firings::row, "SELECT * FROM firings WHERE state IN ('DUE', 'STARTED') ORDER BY due_at, job");
    }

    public Optional<Firing> get(String job, BusinessDate date) {
        return query.first(Firings::row, "SELECT * FROM firings WHERE job = ? AND business_date = ?", job, date.date());
    }

    /** Those of a job that were due at an instant or later, in order. */
    public List<Firing> since(String job, Instant due) {
        return query.rows(
                Firings::row,
                "SELECT * FROM firings WHERE job = ? AND due_at >= ? ORDER BY due_at",
                job,
                Times.column(due));
    }

    /**
     * A sign of life of the process that works on a date: while it lives, another one follows within the lease time.
     *
     * @param token grows with each owner
     * @param beat grows while the owner lives
     */
    public record LifeSign(long token, long beat) {}

    /** The last sign of life; empty where nobody works on the date, or surely nobody who lives. */
    public Optional<LifeSign> lifeSign(String job, BusinessDate date) {
        ProcessIdentity self = ProcessIdentity.current();
        return LeaseTable.find(query, job, date)
                .filter(lease -> lease.owner()
                        .filter(owner -> !owner.process().isDead(self))
                        .isPresent())
                .map(lease -> new LifeSign(lease.token(), lease.heartbeat()));
    }

    static Firing row(ResultSet row, int number) throws SQLException {
        int exit = row.getInt("exit_code");
        Optional<Integer> exitCode = row.wasNull() ? Optional.empty() : Optional.of(exit);
        return new Firing(
                row.getString("job"),
                new BusinessDate(row.getObject("business_date", LocalDate.class)),
                Times.required(row, "due_at"),
                row.getBoolean("missed") ? Seen.MISSED : Seen.ON_TIME,
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Times.required(row, "recorded_at"),
                Times.optional(row, "not_before"),
                Times.optional(row, "settled_at"),
                Optional.ofNullable(row.getString("cause")).map(Cause::valueOf),
                exitCode,
                Optional.ofNullable(row.getString("run_id")).map(RunId::new),
                Optional.ofNullable(row.getString("reason")));
    }
}
