package io.nightjar.ledger;

import io.nightjar.error.ExitStatus;
import io.nightjar.run.BusinessDate;
import java.time.Clock;

/**
 * Remembers backfills, so that one that was killed goes on where it was. Needs no lease: two processes with the same wish
 * share one record, and the leases of the dates keep them apart.
 */
public final class BackfillWriter {
    private final Sql sql;
    private final Clock clock;

    BackfillWriter(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Begins one, or finds the unfinished one of these very dates. */
    public BackfillRecord begin(String job, BusinessDate from, BusinessDate to, String selection) {
        String claim = Backfills.claim(job, from, to, selection);
        sql.insertIfAbsent("""
                INSERT INTO backfills (job, from_date, to_date, selection, open_claim, after_run, started_at)
                VALUES (?, ?, ?, ?, ?, (SELECT COALESCE(MAX(number), 0) FROM runs), ?)""", job, from.date(), to.date(), selection, claim, Times.now(clock));
        return new Backfills(sql).open(job, from, to, selection).orElseThrow();
    }

    /** The unfinished one of these very dates, if there is one, will not be gone on with. */
    public void forget(String job, BusinessDate from, BusinessDate to, String selection) {
        sql.inTransaction(db -> db.sql("UPDATE backfills SET open_claim = NULL, ended_at = ? WHERE open_claim = ?")
                .params(Times.now(clock), Backfills.claim(job, from, to, selection))
                .update());
    }

    /** It has gone through all its dates. */
    public void end(long number, ExitStatus exit) {
        sql.inTransaction(
                db -> db.sql("UPDATE backfills SET open_claim = NULL, ended_at = ?, exit_code = ? WHERE number = ?")
                        .params(Times.now(clock), exit.code(), number)
                        .update());
    }
}
