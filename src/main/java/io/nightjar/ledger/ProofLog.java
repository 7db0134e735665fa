package io.nightjar.ledger;

import io.nightjar.run.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that runs are made again, and how they compared. Needs no lease: nothing of a run is changed. */
public final class ProofLog {
    /** A proof that has no answer by then has lost its process. */
    static final Duration LOST = Duration.ofDays(1);

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_SENTENCE = 2000;

    private final Sql sql;
    private final Clock clock;

    ProofLog(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Begins the proof that is due after a publication. Of several schedulers one begins it.
     *
     * @param run of the job, which is to be made again
     * @param published after whose publication
     * @return whether it is the caller's to make
     */
    public boolean begin(String job, RunId run, RunId published) {
        sql.inTransaction(db -> db.sql("DELETE FROM proofs WHERE after_run = ? AND answer IS NULL AND begun_at < ?")
                .params(published.value(), Times.column(clock.instant().minus(LOST)))
                .update());
        return sql.insertIfAbsent(
                "INSERT INTO proofs (job, run_id, after_run, proved_by, begun_at) VALUES (?, ?, ?, 'schedule', ?)",
                job,
                run.value(),
                published.value(),
                Times.now(clock));
    }

    /** It is not made now, and due as before. */
    public void putBack(RunId published) {
        sql.inTransaction(db -> putBack(db, published));
    }

    private static int putBack(JdbcClient db, RunId published) {
        return db.sql("DELETE FROM proofs WHERE after_run = ? AND answer IS NULL")
                .params(published.value())
                .update();
    }

    /**
     * It is over: that it was begun is taken back and its answer recorded at once, or neither.
     *
     * @param published as it was begun; empty where a person asked
     */
    public void ended(Proof proof, Optional<RunId> published) {
        sql.inTransaction(db -> {
            published.ifPresent(run -> putBack(db, run));
            return insert(db, proof, published);
        });
    }

    private static int insert(JdbcClient db, Proof proof, Optional<RunId> published) {
        return db.sql("""
                        INSERT INTO proofs (job, run_id, after_run, proved_by, begun_at, ended_at, answer, splits,
                                            splits_planned, proved_rows, seconds, code, sentence)
                        VALUES (:job, :run, :after, :by, :ended, :ended, :answer, :splits, :planned,
                                :rows, :seconds, :code, :sentence)""")
                .param("job", proof.job())
                .param("run", proof.run().value())
                .param("after", published.map(RunId::value).orElse(null))
                .param("by", cut(proof.by(), LONGEST_NAME))
                .param("ended", Times.column(proof.ended()))
                .param("answer", proof.answer().name())
                .param("splits", proof.splits())
                .param("planned", proof.splitsPlanned())
                .param("rows", proof.rows())
                .param("seconds", proof.seconds())
                .param("code", proof.code().orElse(null))
                .param("sentence", cut(proof.sentence(), LONGEST_SENTENCE))
                .update();
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
