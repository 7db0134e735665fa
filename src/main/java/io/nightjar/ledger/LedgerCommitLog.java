package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.PublicationRecord.State;
import io.nightjar.publish.CommitLog;
import io.nightjar.publish.Intent;
import io.nightjar.publish.Receipt;
import io.nightjar.run.RunStatus;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records publications in the transaction that has locked the lease. */
final class LedgerCommitLog implements CommitLog {
    private final JdbcClient db;
    private final Clock clock;
    private final long token;

    LedgerCommitLog(JdbcClient db, Clock clock, long token) {
        this.db = db;
        this.clock = clock;
        this.token = token;
    }

    @Override
    public void intend(Intent intent) {
        int begun = db.sql("UPDATE runs SET status = ?, table_digest = ? WHERE id = ? AND status = ?")
                .params(
                        RunStatus.PUBLISHING.name(),
                        intent.table().sha256(),
                        intent.run().value(),
                        RunStatus.RUNNING.name())
                .update();
        expectOne(begun, intent, "is not running");
        long sequence = nextSequence(intent.job());
        db.sql("""
                        INSERT INTO publications
                            (job, sequence, run_id, business_date, state, token, receipt, intended_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        intent.job(),
                        sequence,
                        intent.run().value(),
                        intent.date().date(),
                        State.PUBLISHING.name(),
                        token,
                        intent.receipt(),
                        Times.now(clock))
                .update();
        insertOutput(intent.job(), sequence, PublicationRows.TABLE, intent.table());
        intent.rejects().ifPresent(rejects -> insertOutput(intent.job(), sequence, PublicationRows.REJECTS, rejects));
    }

    @Override
    public void complete(Intent intent) {
        String claim = intent.job() + "@" + intent.date();
        db.sql("UPDATE publications SET state = ?, current_claim = NULL WHERE current_claim = ?")
                .params(State.SUPERSEDED.name(), claim)
                .update();
        int published = db.sql("""
                        UPDATE publications SET state = ?, current_claim = ?, settled_at = ?
                        WHERE run_id = ? AND state = ?""")
                .params(
                        State.PUBLISHED.name(),
                        claim,
                        Times.now(clock),
                        intent.run().value(),
                        State.PUBLISHING.name())
                .update();
        expectOne(published, intent, "has no open intent to publish");
        RunLog.end(db, clock, intent.run(), RunStatus.PUBLISHED);
    }

    @Override
    public void withdraw(Intent intent) {
        int withdrawn = db.sql("UPDATE publications SET state = ?, settled_at = ? WHERE run_id = ? AND state = ?")
                .params(State.WITHDRAWN.name(), Times.now(clock), intent.run().value(), State.PUBLISHING.name())
                .update();
        expectOne(withdrawn, intent, "has no open intent to publish");
        db.sql("UPDATE runs SET status = ?, table_digest = NULL WHERE id = ?")
                .params(RunStatus.RUNNING.name(), intent.run().value())
                .update();
    }

    private long nextSequence(String job) {
        db.sql("UPDATE publication_sequences SET last_sequence = last_sequence + 1 WHERE job = ?")
                .params(job)
                .update();
        return db.sql("SELECT last_sequence FROM publication_sequences WHERE job = ?")
                .params(job)
                .query(Long.class)
                .single();
    }

    private void insertOutput(String job, long sequence, String kind, Receipt.Table table) {
        db.sql("""
                        INSERT INTO outputs (job, sequence, kind, location, row_count, bytes, digest)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(job, sequence, kind, table.location(), table.rows(), table.bytes(), table.sha256())
                .update();
    }

    private static void expectOne(int rows, Intent intent, String otherwise) {
        if (rows != 1) {
            throw NightjarException.of(
                            ErrorCode.NOT_RESTARTABLE,
                            "Run " + intent.run() + " of " + intent.job() + "@" + intent.date() + " " + otherwise + ".")
                    .notDone("Its publication was not recorded.")
                    .next("nightjar recover");
        }
    }
}
