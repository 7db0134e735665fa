package io.nightjar.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that a job is paused, and that it is no more. */
public final class PauseLog {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;

    private final Sql sql;
    private final Clock clock;
    private final String host;

    /** @param host where those who pause and resume sit */
    PauseLog(Sql sql, Clock clock, String host) {
        this.host = host;
        this.sql = sql;
        this.clock = clock;
    }

    /** Pauses a job from now on; a pause that holds already ends here. */
    public void pause(String job, String by, Optional<String> reason, Optional<Instant> until) {
        sql.inTransaction(db -> {
            end(db, job, by);
            return db.sql("""
                            INSERT INTO pauses (job, open_claim, paused_at, paused_by, reason, until_at)
                            VALUES (:job, :job, :now, :by, :reason, :until)""")
                    .param("job", job)
                    .param("now", Times.now(clock))
                    .param("by", cut(by + "@" + host, LONGEST_NAME))
                    .param(
                            "reason",
                            reason.map(text -> cut(text, LONGEST_REASON)).orElse(null))
                    .param("until", until.map(Times::column).orElse(null))
                    .update();
        });
    }

    /** Ends the pause that holds for a job, and says which; empty where none does. */
    public Optional<Pause> resume(String job, String by) {
        return sql.inTransaction(db -> {
            Optional<Pause> open = db.sql("SELECT * FROM pauses WHERE open_claim = ?")
                    .params(job)
                    .query(Pauses::row)
                    .optional()
                    .filter(pause -> pause.holdsAt(clock.instant()));
            end(db, job, by);
            return open;
        });
    }

    private void end(JdbcClient db, String job, String by) {
        db.sql("UPDATE pauses SET open_claim = NULL, ended_at = ?, ended_by = ? WHERE open_claim = ?")
                .params(Times.now(clock), cut(by + "@" + host, LONGEST_NAME), job)
                .update();
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
