package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.PublicationRecord.State;
import io.nightjar.publish.CommitLog;
import io.nightjar.publish.Failpoints;
import io.nightjar.publish.Intent;
import io.nightjar.publish.SigningKey;
import io.nightjar.publish.Step;
import io.nightjar.run.RunStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records publications in the transaction that has locked the lease. What is recorded again, since the answer to the first
 * time was lost, changes nothing.
 */
final class LedgerCommitLog implements CommitLog {
    private final JdbcClient db;
    private final Clock clock;
    private final long token;
    private final Failpoints failpoints;
    private final Supplier<Optional<SigningKey>> signer;

    LedgerCommitLog(
            JdbcClient db, Clock clock, long token, Failpoints failpoints, Supplier<Optional<SigningKey>> signer) {
        this.db = db;
        this.clock = clock;
        this.token = token;
        this.failpoints = failpoints;
        this.signer = signer;
    }

    @Override
    public void intend(Intent intent) {
        int begun = update(
                Step.INTENT_RUN,
                "UPDATE runs SET status = ?, table_digest = ? WHERE id = ? AND status = ?",
                RunStatus.PUBLISHING.name(),
                intent.table().sha256(),
                intent.run().value(),
                RunStatus.RUNNING.name());
        if (begun == 0 && stands(intent, State.PUBLISHING)) {
            return;
        }
        expectOne(begun, intent, "is not running");
        long sequence = failpoints.around(Step.INTENT_SEQUENCE, () -> nextSequence(intent.job()));
        update(
                Step.INTENT_PUBLICATION,
                """
                        INSERT INTO publications
                            (job, sequence, run_id, business_date, state, token, receipt, receipt_digest,
                             intended_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS VARCHAR(64)), ?)""",
                intent.job(),
                sequence,
                intent.run().value(),
                intent.date().date(),
                State.PUBLISHING.name(),
                token,
                intent.receipt(),
                intent.receiptSha256().orElse(null),
                Times.now(clock));
        failpoints.around(Step.INTENT_OUTPUTS, () -> insertOutputs(intent, sequence));
    }

    @Override
    public void complete(Intent intent) {
        String claim = intent.job() + "@" + intent.date();
        update(
                Step.RECORD_SUPERSEDED,
                "UPDATE publications SET state = ?, current_claim = NULL WHERE current_claim = ? AND run_id <> ?",
                State.SUPERSEDED.name(),
                claim,
                intent.run().value());
        int published = update(
                Step.RECORD_PUBLICATION,
                "UPDATE publications SET state = ?, current_claim = ?, settled_at = ? WHERE run_id = ? AND state = ?",
                State.PUBLISHED.name(),
                claim,
                Times.now(clock),
                intent.run().value(),
                State.PUBLISHING.name());
        if (published == 0 && stands(intent, State.PUBLISHED)) {
            return;
        }
        expectOne(published, intent, "has no open intent to publish");
        failpoints.around(Step.RECORD_CHAIN, () -> new ChainRows(db, clock, signer).published(intent));
        failpoints.around(Step.RECORD_RUN, () -> RunLog.endRun(db, clock, intent.run(), RunStatus.PUBLISHED));
        failpoints.around(Step.RECORD_LAUNCH, () -> RunLog.endLaunch(db, clock, intent.run()));
    }

    @Override
    public void withdraw(Intent intent) {
        int withdrawn = update(
                Step.WITHDRAW_PUBLICATION,
                "UPDATE publications SET state = ?, settled_at = ? WHERE run_id = ? AND state = ?",
                State.WITHDRAWN.name(),
                Times.now(clock),
                intent.run().value(),
                State.PUBLISHING.name());
        if (withdrawn == 0 && stands(intent, State.WITHDRAWN)) {
            return;
        }
        expectOne(withdrawn, intent, "has no open intent to publish");
        update(
                Step.WITHDRAW_RUN,
                "UPDATE runs SET status = ?, table_digest = NULL WHERE id = ?",
                RunStatus.RUNNING.name(),
                intent.run().value());
    }

    @Override
    public List<String> chain(String job) {
        ChainRows.lock(db, job);
        return ChainRows.lines(db, job);
    }

    private int update(Step step, String sql, @Nullable Object... parameters) {
        return failpoints.around(step, () -> db.sql(sql).params(parameters).update());
    }

    /** Whether this has been recorded already: the answer to a commit may be lost though it was done. */
    private boolean stands(Intent intent, State state) {
        return db.sql("""
                        SELECT state FROM publications p
                        JOIN outputs o ON o.job = p.job AND o.sequence = p.sequence AND o.kind = 'table'
                        WHERE p.run_id = ? AND o.digest = ? ORDER BY p.sequence DESC FETCH FIRST 1 ROW ONLY""")
                .params(intent.run().value(), intent.table().sha256())
                .query(String.class)
                .optional()
                .equals(Optional.of(state.name()));
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

    private void insertOutputs(Intent intent, long sequence) {
        PublicationRows.insertOutput(db, intent.job(), sequence, PublicationRows.TABLE, intent.table());
        intent.rejects()
                .ifPresent(rejects ->
                        PublicationRows.insertOutput(db, intent.job(), sequence, PublicationRows.REJECTS, rejects));
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
