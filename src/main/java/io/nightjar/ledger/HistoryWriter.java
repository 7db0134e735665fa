package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.PastRun.PastLaunch;
import io.nightjar.publish.ChainRecord;
import io.nightjar.run.RunRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the history of a job into a ledger that knows nothing of it: all of it in one transaction, or nothing. */
public final class HistoryWriter {
    /** What receipts do not say of a process. */
    private static final String UNKNOWN = "unknown";

    private static final int LONGEST_REASON = 2000;

    private final Sql sql;

    HistoryWriter(Sql sql) {
        this.sql = sql;
    }

    /** How a ledger stands to a history that is to be written. */
    public enum Known {
        /** It knows nothing of the job. */
        NOTHING,
        /** It knows all of it, and maybe more. */
        ALL,
        /** It knows other things of the job. */
        OTHERS
    }

    /** What a ledger knows of the job; changes nothing. */
    public static Known known(LedgerReader ledger, PastJob past) {
        Set<String> runs = ledger.runs().list(past.job(), Integer.MAX_VALUE).stream()
                .map((RunRecord run) -> run.id().value())
                .collect(Collectors.toSet());
        return known(runs, ledger.chains().of(past.job()), past);
    }

    private static Known known(Set<String> runs, List<String> chain, PastJob past) {
        if (runs.isEmpty() && chain.isEmpty()) {
            return Known.NOTHING;
        }
        boolean hasAllRuns = past.runs().stream()
                .allMatch(run -> runs.contains(run.record().id().value()));
        boolean hasChain = chain.size() >= past.chain().size()
                && chain.subList(0, past.chain().size()).equals(past.chain());
        return hasAllRuns && hasChain ? Known.ALL : Known.OTHERS;
    }

    /**
     * Writes it; where the ledger has all of it already, changes nothing.
     *
     * @return what the ledger knew before
     * @throws NightjarException LEDGER_HAS_HISTORY where the ledger knows other things of the job
     */
    public Known write(PastJob past) {
        sql.insertIfAbsent("INSERT INTO publication_sequences (job, last_sequence) VALUES (?, 0)", past.job());
        return sql.inTransaction(db -> {
            ChainRows.lock(db, past.job());
            Set<String> runs = new HashSet<>(db.sql("SELECT id FROM runs WHERE job = ?")
                    .params(past.job())
                    .query(String.class)
                    .list());
            Known known = known(runs, ChainRows.lines(db, past.job()), past);
            if (known == Known.OTHERS) {
                throw hasHistory(past.job(), runs.size());
            }
            if (known == Known.NOTHING) {
                insert(db, past);
            }
            return known;
        });
    }

    /** The ledger knows other things of the job. */
    public static NightjarException hasHistory(String job, int runs) {
        return NightjarException.of(
                        ErrorCode.LEDGER_HAS_HISTORY,
                        "The ledger has " + runs + (runs == 1 ? " run" : " runs") + " of " + job
                                + ", and not all that the receipts tell of")
                .notDone("Nothing of " + job + " was written.")
                .next("nightjar runs " + job)
                .next("nightjar verify --chain " + job);
    }

    private static void insert(JdbcClient db, PastJob past) {
        past.runs().forEach(run -> insert(db, run));
        long sequence = 0;
        for (PastPublication publication : past.publications()) {
            insert(db, publication, ++sequence);
        }
        db.sql("UPDATE publication_sequences SET last_sequence = ? WHERE job = ?")
                .params(sequence, past.job())
                .update();
        for (String line : past.chain()) {
            ChainRecord record = ChainRecord.of(line);
            db.sql("INSERT INTO chain (job, sequence, run_id, action, record) VALUES (?, ?, ?, ?, ?)")
                    .params(
                            past.job(),
                            record.sequence(),
                            record.run().value(),
                            record.action().name(),
                            line)
                    .update();
        }
    }

    private static void insert(JdbcClient db, PastRun past) {
        RunRecord run = past.record();
        String id = run.id().value();
        db.sql("""
                        INSERT INTO runs (id, job, business_date, status, model, plan_digest, launches, rows_read,
                                          rows_scored, rows_rejected, verdict, table_digest, started_at, ended_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS VARCHAR(64)), ?, ?)""")
                .params(
                        id,
                        run.job(),
                        run.date().date(),
                        run.status().name(),
                        run.model(),
                        run.planDigest(),
                        run.launches(),
                        run.rowsRead(),
                        run.rowsScored(),
                        run.rowsRejected(),
                        run.verdict().orElseThrow(),
                        run.tableDigest().orElseThrow(),
                        Times.column(run.started()),
                        Times.column(run.ended().orElseThrow()))
                .update();
        PlanRows.record(db, run.id(), past.plan());
        for (int split = 0; split < past.profiles().size(); split++) {
            SplitRecord scored = new SplitRecord(
                    split, Optional.empty(), Optional.empty(), past.profiles().get(split));
            PlanRows.finish(db, run.id(), scored, past.judged());
        }
        past.hold().ifPresent(hold -> new HoldRows(db).insert(hold));
        past.launches().forEach(launch -> insert(db, id, launch));
        for (int place = 0; place < past.phases().size(); place++) {
            Phase phase = past.phases().get(place);
            db.sql("INSERT INTO launch_phases (run_id, launch, place, phase, seconds) VALUES (?, ?, ?, ?, ?)")
                    .params(id, past.launches().get(0).number(), place, phase.name(), phase.seconds())
                    .update();
        }
        db.sql("INSERT INTO verdicts (run_id, outcome, detail, judged_at) VALUES (?, ?, ?, ?)")
                .params(id, run.verdict().orElseThrow(), past.verdict(), Times.column(past.judged()))
                .update();
        past.waiver()
                .ifPresent(waiver -> update(
                        db,
                        """
                        INSERT INTO waivers (run_id, launch, reason, given_by, given_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, CAST(? AS TIMESTAMP WITH TIME ZONE))""",
                        id,
                        past.launches().get(0).number(),
                        cut(waiver.reason()),
                        waiver.by(),
                        Times.column(waiver.given()),
                        waiver.expires().map(Times::column).orElse(null)));
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private static void insert(JdbcClient db, String run, PastLaunch launch) {
        db.sql("""
                        INSERT INTO launches (run_id, number, token, program, host, pid, process_start, boot,
                                              owned_since, command, started_at, ended_at, started_by)
                        VALUES (?, ?, 0, ?, ?, 0, '', '', ?, ?, ?, ?, ?)""")
                .params(
                        run,
                        launch.number(),
                        launch.by().program(),
                        UNKNOWN,
                        Times.column(launch.started()),
                        UNKNOWN,
                        Times.column(launch.started()),
                        Times.column(launch.ended()),
                        launch.by().startedBy())
                .update();
    }

    private static void insert(JdbcClient db, PastPublication publication, long sequence) {
        var intent = publication.intent();
        boolean isInPlace = publication.state() == PublicationRecord.State.PUBLISHED;
        update(
                db,
                """
                        INSERT INTO publications
                            (job, sequence, run_id, business_date, state, current_claim, token, receipt, receipt_digest,
                             intended_at, settled_at)
                        VALUES (?, ?, ?, ?, ?, CAST(? AS VARCHAR(220)), 0, ?, CAST(? AS VARCHAR(64)), ?, ?)""",
                intent.job(),
                sequence,
                intent.run().value(),
                intent.date().date(),
                publication.state().name(),
                isInPlace ? intent.job() + "@" + intent.date() : null,
                intent.receipt(),
                intent.receiptSha256().orElse(null),
                Times.column(publication.at()),
                Times.column(publication.at()));
        PublicationRows.insertOutput(db, intent.job(), sequence, PublicationRows.TABLE, intent.table());
        intent.rejects()
                .ifPresent(rejects ->
                        PublicationRows.insertOutput(db, intent.job(), sequence, PublicationRows.REJECTS, rejects));
    }

    private static int update(JdbcClient db, String sql, @Nullable Object... parameters) {
        return db.sql(sql).params(parameters).update();
    }
}
