package io.nightjar.ledger;

import io.nightjar.publish.ChainRecord;
import io.nightjar.publish.ChainRecord.Action;
import io.nightjar.publish.Intent;
import io.nightjar.publish.SigningKey;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Appends to the chain of a job, in the transaction that records what happened. The row of the job's sequence is locked first, so
 * that records of several dates come one after the other, in the order of their commits.
 */
final class ChainRows {
    private final JdbcClient db;
    private final Clock clock;
    private final Supplier<Optional<SigningKey>> signer;

    ChainRows(JdbcClient db, Clock clock, Supplier<Optional<SigningKey>> signer) {
        this.db = db;
        this.clock = clock;
        this.signer = signer;
    }

    /** Of a publication that has just been recorded. */
    void published(Intent intent) {
        String run = intent.run().value();
        append(
                intent.job(),
                intent.date(),
                intent.run(),
                action(run),
                Optional.of(intent.table().sha256()),
                intent.receiptSha256(),
                startedBy(run),
                "");
    }

    private Action action(String run) {
        long times = count(
                "SELECT COUNT(*) FROM publications WHERE run_id = ? AND state IN ('PUBLISHED', 'SUPERSEDED')", run);
        if (times > 1) {
            return Action.ROLLBACK;
        }
        return count("SELECT COUNT(*) FROM waivers WHERE run_id = ?", run) > 0 ? Action.RELEASE : Action.PUBLISH;
    }

    private long count(String sql, String run) {
        return db.sql(sql).params(run).query(Long.class).single();
    }

    private String startedBy(String run) {
        return db.sql("SELECT started_by FROM launches WHERE run_id = ? AND started_by IS NOT NULL"
                        + " ORDER BY number DESC FETCH FIRST 1 ROW ONLY")
                .params(run)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Of a decision about a run. */
    void decided(String job, BusinessDate date, RunId run, Action action, String by, String reason) {
        append(job, date, run, action, Optional.empty(), Optional.empty(), by, reason);
    }

    private void append(
            String job,
            BusinessDate date,
            RunId run,
            Action action,
            Optional<String> table,
            Optional<String> receipt,
            String by,
            String reason) {
        lock(db, job);
        Optional<ChainRecord> last = last(job);
        ChainRecord record = new ChainRecord(
                last.map(ChainRecord::sequence).orElse(0L) + 1,
                job,
                date,
                run,
                action,
                table,
                receipt,
                clock.instant(),
                by,
                reason,
                last.map(ChainRecord::digest).orElse(ChainRecord.NONE));
        db.sql("INSERT INTO chain (job, sequence, run_id, action, record) VALUES (?, ?, ?, ?, ?)")
                .params(job, record.sequence(), run.value(), action.name(), record.line(signer.get()))
                .update();
    }

    private Optional<ChainRecord> last(String job) {
        return db.sql("SELECT record FROM chain WHERE job = ? ORDER BY sequence DESC FETCH FIRST 1 ROW ONLY")
                .params(job)
                .query(String.class)
                .optional()
                .map(ChainRecord::of);
    }

    /** Until the end of the transaction nobody else appends. */
    static void lock(JdbcClient db, String job) {
        db.sql("UPDATE publication_sequences SET last_sequence = last_sequence WHERE job = ?")
                .params(job)
                .update();
    }

    /** All of them, as lines of a file. */
    static List<String> lines(JdbcClient db, String job) {
        return db.sql("SELECT record FROM chain WHERE job = ? ORDER BY sequence")
                .params(job)
                .query(String.class)
                .list();
    }
}
