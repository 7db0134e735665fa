package io.nightjar.ledger;

import io.nightjar.ledger.Proof.Answer;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs that were made again, and how they compared. */
public final class Proofs {
    private static final String ENDED = "SELECT p.*, r.business_date FROM proofs p JOIN runs r ON r.id = p.run_id"
            + " WHERE p.answer IS NOT NULL AND ";

    private final Query query;

    Proofs(Query query) {
        this.query = query;
    }

    /** The newest of a run. */
    public Optional<Proof> of(RunId run) {
        return query.first(Proofs::row, ENDED + "p.run_id = ? ORDER BY p.number DESC", run.value());
    }

    /** The newest of each run of a job that has a table in place. */
    public Map<RunId, Proof> ofTables(String job) {
        Map<RunId, Proof> newest = new HashMap<>();
        query.rows(
                        Proofs::row,
                        ENDED + "p.job = ? AND EXISTS (SELECT 1 FROM publications c WHERE c.run_id = r.id"
                                + " AND c.current_claim IS NOT NULL) ORDER BY p.number",
                        job)
                .forEach(proof -> newest.put(proof.run(), proof));
        return newest;
    }

    /** The newest of a job. */
    public Optional<Proof> last(String job) {
        return query.first(Proofs::row, ENDED + "p.job = ? ORDER BY p.number DESC FETCH FIRST 1 ROW ONLY", job);
    }

    /** Whether the proof that a schedule wanted after a publication was made or begun. */
    public boolean isBegunAfter(RunId published, Clock clock) {
        return query.first(
                        (row, number) -> row.getLong("number"),
                        "SELECT number FROM proofs WHERE after_run = ? AND (answer IS NOT NULL OR begun_at >= ?)",
                        published.value(),
                        Times.column(clock.instant().minus(ProofLog.LOST)))
                .isPresent();
    }

    private static Proof row(ResultSet row, int number) throws SQLException {
        return new Proof(
                new RunId(row.getString("run_id")),
                row.getString("job"),
                new BusinessDate(row.getObject("business_date", LocalDate.class)),
                row.getString("proved_by"),
                Times.required(row, "ended_at"),
                Answer.valueOf(row.getString("answer")),
                row.getInt("splits"),
                row.getInt("splits_planned"),
                row.getLong("proved_rows"),
                row.getDouble("seconds"),
                Optional.ofNullable(row.getString("code")),
                Optional.ofNullable(row.getString("sentence")).orElse(""));
    }
}
