package io.nightjar.ledger;

import io.nightjar.ledger.Condition.Ending;
import io.nightjar.ledger.Condition.Remembered;
import io.nightjar.ledger.Told.Event;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Conditions and what was told of them, as they are remembered. */
public final class Conditions {
    private final Query query;

    Conditions(Query query) {
        this.query = query;
    }

    /** Those that are open, and those that were closed since; by date, the latest first. */
    public List<Remembered> openOrClosedSince(Instant since) {
        return query.rows(
                Conditions::condition,
                "SELECT * FROM alert_conditions WHERE closed_at IS NULL OR closed_at >= ?"
                        + " ORDER BY business_date DESC, job, kind",
                Times.column(since));
    }

    /** Those of one job that are open; by date, the latest first. */
    public List<Remembered> open(String job) {
        return query.rows(
                Conditions::condition,
                "SELECT * FROM alert_conditions WHERE job = ? AND closed_at IS NULL ORDER BY business_date DESC, kind",
                job);
    }

    /** What the channels were told of a condition. */
    public List<Told> told(ConditionKey key) {
        return query.rows(
                Conditions::told,
                "SELECT * FROM alert_messages WHERE job = ? AND business_date = ? AND kind = ? ORDER BY channel",
                key.job(),
                key.date().date(),
                key.kind().name());
    }

    /** What could not be told when it was last tried, of any condition. */
    public List<Told> notTold() {
        return query.rows(
                Conditions::told,
                "SELECT * FROM alert_messages WHERE failure IS NOT NULL ORDER BY business_date DESC, job, kind, channel");
    }

    private static Remembered condition(ResultSet row, int number) throws SQLException {
        Condition condition = new Condition(
                key(row),
                Optional.ofNullable(row.getString("run_id")).map(RunId::new),
                Optional.ofNullable(row.getString("error_code")),
                row.getString("reason"));
        return new Remembered(
                condition,
                row.getInt("occurrence"),
                Times.required(row, "opened_at"),
                Times.optional(row, "closed_at"),
                Optional.ofNullable(row.getString("ending")).map(Ending::valueOf),
                Times.optional(row, "acknowledged_at"));
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(
                key(row),
                row.getString("channel"),
                row.getInt("occurrence"),
                Optional.ofNullable(row.getString("event")).map(Event::valueOf),
                Times.optional(row, "told_at"),
                row.getInt("attempts"),
                Times.optional(row, "claimed_until"),
                Optional.ofNullable(row.getString("failure")));
    }

    private static ConditionKey key(ResultSet row) throws SQLException {
        return new ConditionKey(
                row.getString("job"),
                new BusinessDate(row.getObject("business_date", LocalDate.class)),
                ConditionKind.valueOf(row.getString("kind")));
    }
}
