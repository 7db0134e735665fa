package io.nightjar.ledger;

import io.nightjar.ledger.Condition.Ending;
import io.nightjar.ledger.Told.Event;
import io.nightjar.run.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Remembers conditions and what was told of them, so that no process repeats another's message. Needs no lease: any
 * number of processes may see the same condition, and the database decides who tells of it.
 */
public final class AlertLog {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_FAILURE = 500;
    private static final String KEY = " WHERE job = :job AND business_date = :date AND kind = :kind";
    private static final String DETAILS = "run_id = :run, error_code = :code, reason = :reason";

    private final Sql sql;
    private final Clock clock;

    AlertLog(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * It is so. One that is open already stays open since when it was, and takes the newer reason.
     *
     * @return which occurrence of it this is
     */
    public int open(Condition condition) {
        int changed = write(
                "UPDATE alert_conditions SET " + DETAILS + KEY + " AND closed_at IS NULL", condition, Optional.empty());
        if (changed == 0) {
            changed = write(
                    "UPDATE alert_conditions SET " + DETAILS + ", occurrence = occurrence + 1, opened_at = :now,"
                            + " closed_at = NULL, ending = NULL, acknowledged_at = NULL" + KEY,
                    condition,
                    Optional.empty());
        }
        if (changed == 0) {
            insert(condition, Optional.empty());
        }
        return sql.inTransaction(db -> named(db, "SELECT occurrence FROM alert_conditions" + KEY, condition.key())
                .query(Integer.class)
                .single());
    }

    /** It has happened and is over; once for each run. */
    public void happened(Condition condition) {
        int changed = write(
                "UPDATE alert_conditions SET " + DETAILS + ", occurrence = occurrence + 1, opened_at = :now,"
                        + " closed_at = :now, ending = :ending" + KEY + " AND run_id <> :run",
                condition,
                Optional.of(Ending.OVER));
        if (changed == 0) {
            insert(condition, Optional.of(Ending.OVER));
        }
    }

    /** It is so no more; nothing where it is closed already. */
    public void close(ConditionKey key, Ending ending) {
        sql.inTransaction(db -> named(
                        db,
                        "UPDATE alert_conditions SET closed_at = :now, ending = :ending" + KEY
                                + " AND closed_at IS NULL",
                        key)
                .param("ending", ending.name())
                .update());
    }

    /** Nobody wants to hear of it again before it recovers; false where it is not open. */
    public boolean acknowledge(ConditionKey key) {
        return 1
                == sql.inTransaction(db -> named(
                                db,
                                "UPDATE alert_conditions SET acknowledged_at = :now" + KEY + " AND closed_at IS NULL",
                                key)
                        .update());
    }

    /**
     * Takes on telling a channel, for a while; false where somebody else has, or has told since {@code seen}. Who takes
     * it on says afterwards how it ended; where he dies, another may when the while is over.
     */
    public boolean claim(Told seen, Duration forThisLong) {
        if (seen.attempts() == 0) {
            insert(seen);
        }
        return 1
                == sql.inTransaction(db -> named(
                                db,
                                "UPDATE alert_messages SET attempts = attempts + 1, attempted_at = :now,"
                                        + " claimed_until = :until" + KEY + " AND channel = :channel"
                                        + " AND attempts = :attempts"
                                        + " AND (claimed_until IS NULL OR claimed_until <= :now)",
                                seen.key())
                        .param("until", Times.column(clock.instant().plus(forThisLong)))
                        .param("channel", seen.channel())
                        .param("attempts", seen.attempts())
                        .update());
    }

    /** The channel has been told. */
    public void told(ConditionKey key, String channel, int occurrence, Event event) {
        sql.inTransaction(db -> named(
                        db,
                        "UPDATE alert_messages SET occurrence = :occurrence, event = :event, told_at = :now,"
                                + " claimed_until = NULL, failure = NULL" + KEY + " AND channel = :channel",
                        key)
                .param("occurrence", occurrence)
                .param("event", event.name())
                .param("channel", channel)
                .update());
    }

    /** It could not be told; it is owed still. */
    public void notTold(ConditionKey key, String channel, String failure) {
        sql.inTransaction(db -> named(
                        db,
                        "UPDATE alert_messages SET claimed_until = NULL, failure = :failure" + KEY
                                + " AND channel = :channel",
                        key)
                .param("failure", shortened(failure, LONGEST_FAILURE))
                .param("channel", channel)
                .update());
    }

    private int write(String statement, Condition condition, Optional<Ending> ending) {
        return sql.inTransaction(db -> details(db, statement, condition, ending).update());
    }

    private void insert(Condition condition, Optional<Ending> ending) {
        String closed = ending.isPresent() ? ":now" : "NULL";
        sql.insertIfAbsent(db -> details(
                        db,
                        "INSERT INTO alert_conditions (job, business_date, kind, occurrence, run_id, error_code, reason,"
                                + " opened_at, closed_at, ending) VALUES (:job, :date, :kind, 1, :run, :code, :reason,"
                                + " :now, " + closed + ", :ending)",
                        condition,
                        ending)
                .update());
    }

    private void insert(Told seen) {
        sql.insertIfAbsent(db -> named(
                        db,
                        "INSERT INTO alert_messages (job, business_date, kind, channel, occurrence, attempts)"
                                + " VALUES (:job, :date, :kind, :channel, 0, 0)",
                        seen.key())
                .param("channel", seen.channel())
                .update());
    }

    private StatementSpec details(JdbcClient db, String statement, Condition condition, Optional<Ending> ending) {
        return named(db, statement, condition.key())
                .param("run", condition.run().map(RunId::value).orElse(null))
                .param("code", condition.code().orElse(null))
                .param("reason", shortened(condition.reason(), LONGEST_REASON))
                .param("ending", ending.map(Ending::name).orElse(null));
    }

    private StatementSpec named(JdbcClient db, String statement, ConditionKey key) {
        return db.sql(statement)
                .param("job", key.job())
                .param("date", key.date().date())
                .param("kind", key.kind().name())
                .param("now", Times.now(clock));
    }

    private static String shortened(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
