package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.ChainRecord.Action;
import io.nightjar.publish.SigningKey;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.run.Waiver;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the owner of a lease records about its run. Every method checks the lease in its own transaction and throws
 * LEASE_LOST, having recorded nothing, where it is no longer held.
 */
public final class RunLog {
    private static final int LONGEST_MESSAGE = 2000;

    private static final String NEWEST_LAUNCH =
            "ended_at IS NULL AND number = (SELECT launches FROM runs WHERE id = ?)";

    private final Clock clock;
    private final Supplier<Optional<SigningKey>> signer;

    RunLog(Clock clock, Supplier<Optional<SigningKey>> signer) {
        this.clock = clock;
        this.signer = signer;
    }

    /**
     * Begins a new run and its first launch. A run of the same job and date that has not ended must be settled before
     * ({@link Recovery#of}); one that failed or was stopped is abandoned by this.
     *
     * @param model {@code name@version}
     * @return number of the launch: 1
     */
    public int begin(Lease lease, RunId id, String model, LaunchedBy by) {
        return lease.write(db -> begun(db, lease, id, 1).orElseGet(() -> {
            abandonEarlier(db, lease);
            insert(db, lease, id, model);
            return launch(db, lease, id, by, 1);
        }));
    }

    private static void abandonEarlier(JdbcClient db, Lease lease) {
        db.sql("UPDATE runs SET status = ? WHERE job = ? AND business_date = ? AND status IN (?, ?)")
                .params(
                        RunStatus.ABANDONED.name(),
                        lease.job(),
                        lease.date().date(),
                        RunStatus.FAILED.name(),
                        RunStatus.STOPPED.name())
                .update();
    }

    private void insert(JdbcClient db, Lease lease, RunId id, String model) {
        try {
            db.sql("""
                            INSERT INTO runs (id, job, business_date, status, open_claim, model, plan_digest, launches,
                                              rows_read, rows_scored, rows_rejected, started_at)
                            VALUES (?, ?, ?, ?, ?, ?, '', 1, 0, 0, 0, ?)""")
                    .params(
                            id.value(),
                            lease.job(),
                            lease.date().date(),
                            RunStatus.RUNNING.name(),
                            lease.label(),
                            model,
                            Times.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            throw NightjarException.of(
                            ErrorCode.NOT_RESTARTABLE,
                            "An earlier run of " + lease.label() + " has not been settled.",
                            e)
                    .notDone("No new run was begun.")
                    .next("nightjar recover");
        }
    }

    /**
     * Begins another launch of a run that failed, was stopped, or has lost its process; clears its error.
     *
     * @return number of the launch
     * @throws NightjarException NOT_RESTARTABLE where it has ended otherwise
     */
    public int resume(Lease lease, RunId id, LaunchedBy by) {
        List<RunStatus> from = List.of(RunStatus.RUNNING, RunStatus.FAILED, RunStatus.STOPPED);
        String cleared = ", ended_at = NULL, error_code = NULL, error_message = NULL";
        return relaunch(lease, id, by, from, cleared, (db, launch) -> {});
    }

    /**
     * Begins a launch that publishes a run again which was published before. However it ends, the run is published
     * afterwards, as it was before.
     *
     * @return number of the launch
     */
    public int republish(Lease lease, RunId id, LaunchedBy by) {
        return relaunch(lease, id, by, List.of(RunStatus.PUBLISHED), "", (db, launch) -> {});
    }

    /**
     * Begins a launch that publishes a run which a gate held, and records why it may.
     *
     * @return number of the launch
     * @throws NightjarException NOT_RESTARTABLE where it is not held
     */
    public int release(Lease lease, RunId id, Waiver waiver, LaunchedBy by) {
        return relaunch(lease, id, by, List.of(RunStatus.HELD), ", ended_at = NULL", (db, launch) -> {
            waive(db, id, launch, waiver);
            new ChainRows(db, clock, signer)
                    .decided(lease.job(), lease.date(), id, Action.WAIVER, waiver.by(), waiver.reason());
        });
    }

    /**
     * @param from what the run may be now
     * @param cleared further columns to set
     * @param also what is recorded together with the launch, which is numbered
     */
    private int relaunch(
            Lease lease,
            RunId id,
            LaunchedBy by,
            List<RunStatus> from,
            String cleared,
            ObjIntConsumer<JdbcClient> also) {
        int next = lease.write(db -> launches(db, id)) + 1;
        return lease.write(db -> begun(db, lease, id, next).orElseGet(() -> {
            int begun = db.sql(
                            "UPDATE runs SET status = :running, open_claim = :claim, launches = launches + 1" + cleared
                                    + " WHERE id = :id AND job = :job AND business_date = :date AND status IN (:from)")
                    .param("running", RunStatus.RUNNING.name())
                    .param("claim", lease.label())
                    .param("id", id.value())
                    .param("job", lease.job())
                    .param("date", lease.date().date())
                    .param("from", from.stream().map(RunStatus::name).toList())
                    .update();
            if (begun != 1) {
                throw notRestartable(db, id);
            }
            also.accept(db, next);
            return launch(db, lease, id, by, launches(db, id));
        }));
    }

    private static void waive(JdbcClient db, RunId id, int launch, Waiver waiver) {
        db.sql("INSERT INTO waivers (run_id, launch, reason, given_by, given_at) VALUES (?, ?, ?, ?, ?)")
                .params(id.value(), launch, waiver.reason(), waiver.by(), Times.column(waiver.given()))
                .update();
        waiver.expires().ifPresent(until -> db.sql("UPDATE waivers SET expires_at = ? WHERE run_id = ? AND launch = ?")
                .params(Times.column(until), id.value(), launch)
                .update());
    }

    private static int launches(JdbcClient db, RunId id) {
        return db.sql("SELECT launches FROM runs WHERE id = ?")
                .params(id.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The launch of this owner, where it is recorded already: the answer to a commit may be lost though it was done. */
    private static Optional<Integer> begun(JdbcClient db, Lease lease, RunId id, int number) {
        return db.sql("SELECT number FROM launches WHERE run_id = ? AND number = ? AND token = ?")
                .params(id.value(), number, lease.token())
                .query(Integer.class)
                .optional();
    }

    private static NightjarException notRestartable(JdbcClient db, RunId id) {
        Optional<String> status = db.sql("SELECT status FROM runs WHERE id = ?")
                .params(id.value())
                .query(String.class)
                .optional();
        String is = status.map(name -> "is " + RunStatus.valueOf(name).label()).orElse("is not recorded");
        return NightjarException.of(ErrorCode.NOT_RESTARTABLE, "Run " + id + " " + is + ".")
                .notDone("It was not restarted.")
                .next("nightjar show " + id);
    }

    private int launch(JdbcClient db, Lease lease, RunId id, LaunchedBy by, int number) {
        Owner owner = lease.owner();
        db.sql("""
                        INSERT INTO launches (run_id, number, token, program, host, pid, process_start, boot,
                                              owned_since, command, started_at, started_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        number,
                        lease.token(),
                        by.program(),
                        owner.process().host(),
                        owner.process().pid(),
                        owner.process().start(),
                        owner.process().boot(),
                        Times.column(owner.since()),
                        owner.command(),
                        Times.now(clock),
                        by.startedBy())
                .update();
        return number;
    }

    /**
     * Records the frozen plan; the same again changes nothing.
     *
     * @throws NightjarException PLAN_CHANGED where the run has another
     */
    public void planned(Lease lease, RunId id, Plan plan) {
        lease.write(db -> PlanRows.record(db, id, plan));
    }

    /** Records what a split gave; the same again changes nothing. */
    public void finished(Lease lease, RunId id, SplitRecord split) {
        lease.write(db -> PlanRows.finish(db, id, split, clock.instant()));
    }

    /** Forgets a split's result, because its part is gone or damaged: it will be scored again. */
    public void reopened(Lease lease, RunId id, int split) {
        lease.write(db -> PlanRows.reopen(db, id, split));
    }

    /**
     * Records the verdict and the row totals.
     *
     * @param outcome passed, warned or held
     * @param json the verdict in full
     */
    public void judged(Lease lease, RunId id, String outcome, String json, long rowsScored, long rowsRejected) {
        lease.write(db -> {
            db.sql("UPDATE runs SET verdict = ?, rows_scored = ?, rows_rejected = ? WHERE id = ?")
                    .params(outcome, rowsScored, rowsRejected, id.value())
                    .update();
            db.sql("DELETE FROM verdicts WHERE run_id = ?").params(id.value()).update();
            return db.sql("INSERT INTO verdicts (run_id, outcome, detail, judged_at) VALUES (?, ?, ?, ?)")
                    .params(id.value(), outcome, json, Times.now(clock))
                    .update();
        });
    }

    /** A gate held it; its parts stay. */
    public void held(Lease lease, RunId id) {
        lease.write(db -> end(db, clock, id, RunStatus.HELD));
    }

    /** An error ended it. An intent to publish that is still open stays open, for {@code recover} to settle. */
    public void failed(Lease lease, RunId id, NightjarException error) {
        lease.write(db -> {
            String code = error.code().code();
            db.sql("UPDATE runs SET error_code = ?, error_message = ? WHERE id = ? AND open_claim IS NOT NULL")
                    .params(code, shortened(error.message()), id.value())
                    .update();
            db.sql("UPDATE launches SET error_code = ? WHERE run_id = ? AND " + NEWEST_LAUNCH)
                    .params(code, id.value(), id.value())
                    .update();
            end(db, clock, id, RunStatus.FAILED);
            return publishedBefore(db, id);
        });
    }

    /** A person decided that it failed: from any state of being under way, its open intent withdrawn. */
    void forceFailed(Lease lease, RunRecord run, Decision decision) {
        String id = run.id().value();
        lease.write(db -> {
            db.sql(
                            "UPDATE publications SET state = 'WITHDRAWN', settled_at = ? WHERE run_id = ? AND state = 'PUBLISHING'")
                    .params(Times.now(clock), id)
                    .update();
            return db.sql("UPDATE runs SET status = 'RUNNING' WHERE id = ? AND status = 'PUBLISHING'")
                    .params(id)
                    .update();
        });
        failed(lease, run.id(), NightjarException.of(ErrorCode.RUN_FAILED, decision.recorded(run, clock.instant())));
    }

    /** What was published stays so, though publishing it again came to nothing. */
    private static int publishedBefore(JdbcClient db, RunId id) {
        // Asked by itself: most runs that fail were never published, and their end must not hang on more than it needs.
        long published = db.sql(
                        "SELECT COUNT(*) FROM publications WHERE run_id = ? AND state IN ('PUBLISHED', 'SUPERSEDED')")
                .param(id.value())
                .query(Long.class)
                .single();
        return published == 0 ? 0 : republished(db, id);
    }

    private static int republished(JdbcClient db, RunId id) {
        return db.sql("""
                        UPDATE runs SET status = 'PUBLISHED', error_code = NULL, error_message = NULL, table_digest = (
                            SELECT o.digest FROM publications p
                            JOIN outputs o ON o.job = p.job AND o.sequence = p.sequence AND o.kind = 'table'
                            WHERE p.run_id = ? AND p.state IN ('PUBLISHED', 'SUPERSEDED')
                            ORDER BY p.sequence DESC FETCH FIRST 1 ROW ONLY)
                        WHERE id = ? AND status = 'FAILED'""").params(id.value(), id.value()).update();
    }

    /** It ended on request. */
    public void stopped(Lease lease, RunId id) {
        lease.write(db -> end(db, clock, id, RunStatus.STOPPED));
    }

    /** A person gave it up; nothing else changes one that has ended otherwise. */
    void abandoned(Lease lease, RunRecord run, Decision decision) {
        lease.write(db -> db.sql("UPDATE runs SET status = ?, error_message = ? WHERE id = ? AND status IN (?, ?, ?)")
                .params(
                        RunStatus.ABANDONED.name(),
                        shortened(decision.recorded(run, clock.instant())),
                        run.id().value(),
                        RunStatus.FAILED.name(),
                        RunStatus.STOPPED.name(),
                        RunStatus.HELD.name())
                .update());
    }

    /** Nothing of it is pruned from now on. */
    void keptOnHold(Lease lease, RunRecord run, Decision decision) {
        lease.write(db -> new HoldRows(db).begin(run, decision, clock, signer));
    }

    /** The rules of retention are for it as for others. */
    void keptNoLonger(Lease lease, RunRecord run, Decision decision) {
        lease.write(db -> new HoldRows(db).end(run, decision, clock, signer));
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }

    private static int end(JdbcClient db, Clock clock, RunId id, RunStatus status) {
        endRun(db, clock, id, status);
        return endLaunch(db, clock, id);
    }

    /** Ends the run that is running, or, only by publication, the one that is publishing. */
    static int endRun(JdbcClient db, Clock clock, RunId id, RunStatus status) {
        RunStatus from = status == RunStatus.PUBLISHED ? RunStatus.PUBLISHING : RunStatus.RUNNING;
        return db.sql("UPDATE runs SET status = ?, open_claim = NULL, ended_at = ? WHERE id = ? AND status = ?")
                .params(status.name(), Times.now(clock), id.value(), from.name())
                .update();
    }

    static int endLaunch(JdbcClient db, Clock clock, RunId id) {
        return db.sql("UPDATE launches SET ended_at = ? WHERE run_id = ? AND " + NEWEST_LAUNCH)
                .params(Times.now(clock), id.value(), id.value())
                .update();
    }
}
