package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.ChainRecord.Action;
import io.nightjar.publish.SigningKey;
import io.nightjar.run.RunId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes old things out of the ledger: runs, and what is recorded of jobs beside them. */
public final class RunPruning {
    /** In an order that no reference minds. A run's phases go with it. */
    private static final List<String> OF_A_RUN = List.of(
            """
            DELETE FROM outputs WHERE EXISTS (SELECT 1 FROM publications p
            WHERE p.job = outputs.job AND p.sequence = outputs.sequence AND p.run_id = ?)""",
            "DELETE FROM publications WHERE run_id = ?",
            "DELETE FROM verdicts WHERE run_id = ?",
            "DELETE FROM splits WHERE run_id = ?",
            "DELETE FROM input_files WHERE run_id = ?",
            "DELETE FROM plans WHERE run_id = ?",
            "DELETE FROM waivers WHERE run_id = ?",
            "DELETE FROM holds WHERE run_id = ?",
            "DELETE FROM proofs WHERE run_id = ?",
            "DELETE FROM launches WHERE run_id = ?",
            "DELETE FROM runs WHERE id = ?");

    private static final String EXECUTIONS =
            "(SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION_PARAMS WHERE PARAMETER_NAME = 'run' AND PARAMETER_VALUE = ?)";

    /** Spring Batch's log of its launches. The parameters are last but two, since they say whose the others are. */
    private static final List<String> OF_ITS_LAUNCHES = List.of(
            "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN"
                    + " (SELECT STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS
                    + ")",
            "DELETE FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
            "DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID IN " + EXECUTIONS);

    private final Sql sql;
    private final Supplier<Optional<SigningKey>> signer;

    RunPruning(Sql sql, Supplier<Optional<SigningKey>> signer) {
        this.sql = sql;
        this.signer = signer;
    }

    /**
     * Forgets records of a job that ended before. Needs no lease: what ended so long ago nobody changes any more.
     *
     * @return how many
     */
    public int forget(RecordKind kind, String job, Instant before) {
        return sql.inTransaction(db -> db.sql("DELETE" + kind.endedBefore())
                .params(job, Times.column(before))
                .update());
    }

    /**
     * Forgets a run and everything that is recorded of it, in one transaction.
     *
     * @throws NightjarException LEASE_LOST; NOT_RESTARTABLE where it works, or its table stands published
     */
    public void forget(Lease lease, RunId run) {
        lease.write(db -> {
            long needed = db.sql("""
                            SELECT COUNT(*) FROM runs r WHERE r.id = ? AND (r.open_claim IS NOT NULL OR EXISTS
                            (SELECT 1 FROM publications p WHERE p.run_id = r.id AND p.current_claim IS NOT NULL)
                            OR EXISTS (SELECT 1 FROM holds h WHERE h.open_claim = r.id))""").params(run.value()).query(Long.class).single();
            if (needed > 0) {
                throw NightjarException.of(
                                ErrorCode.NOT_RESTARTABLE,
                                "Run " + run + " is being worked on, is kept on hold, or its table stands published.")
                        .notDone("It was not taken out of the ledger.");
            }
            OF_ITS_LAUNCHES.forEach(statement -> delete(db, statement, run));
            List<Long> executions = db.sql(
                            "SELECT e.JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION e WHERE e.JOB_EXECUTION_ID" + " IN "
                                    + EXECUTIONS)
                    .params(run.value())
                    .query(Long.class)
                    .list();
            executions.forEach(execution -> forgetExecution(db, execution));
            OF_A_RUN.forEach(statement -> delete(db, statement, run));
            return true;
        });
    }

    /** Records in the chain that a replaced table is taken out of history: before it goes, and once. */
    public void tableGoes(Lease lease, RunId run, Clock clock) {
        lease.write(db -> {
            long known = db.sql("SELECT COUNT(*) FROM chain WHERE job = ? AND run_id = ? AND action = 'PRUNE'")
                    .params(lease.job(), run.value())
                    .query(Long.class)
                    .single();
            if (known == 0) {
                new ChainRows(db, clock, signer).decided(lease.job(), lease.date(), run, Action.PRUNE, "prune", "");
            }
            return known;
        });
    }

    private static void delete(JdbcClient db, String statement, RunId run) {
        db.sql(statement).params(run.value()).update();
    }

    private static void forgetExecution(JdbcClient db, long execution) {
        long instance = db.sql("SELECT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = ?")
                .params(execution)
                .query(Long.class)
                .single();
        db.sql("DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID = ?")
                .params(execution)
                .update();
        db.sql("DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = ?")
                .params(execution)
                .update();
        db.sql("""
                        DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID = ? AND NOT EXISTS
                        (SELECT 1 FROM BATCH_JOB_EXECUTION e WHERE e.JOB_INSTANCE_ID = BATCH_JOB_INSTANCE.JOB_INSTANCE_ID)""").params(instance).update();
    }
}
