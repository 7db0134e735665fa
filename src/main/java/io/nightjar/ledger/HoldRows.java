package io.nightjar.ledger;

import io.nightjar.publish.ChainRecord.Action;
import io.nightjar.publish.SigningKey;
import io.nightjar.run.RunRecord;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records, in the ledger and in the chain, that a run is kept on hold, and that it is no more. */
final class HoldRows {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_REASON = 2000;

    private final JdbcClient db;

    HoldRows(JdbcClient db) {
        this.db = db;
    }

    /** From now on. */
    int begin(RunRecord run, Decision decision, Clock clock, Supplier<Optional<SigningKey>> signer) {
        new ChainRows(db, clock, signer)
                .decided(run.job(), run.date(), run.id(), Action.HOLD, decision.by(), decision.reason());
        return insert(new Hold(run.id(), clock.instant(), decision.by(), decision.reason()));
    }

    int insert(Hold hold) {
        return db.sql("INSERT INTO holds (run_id, open_claim, kept_at, kept_by, reason) VALUES (?, ?, ?, ?, ?)")
                .params(
                        hold.run().value(),
                        hold.run().value(),
                        Times.column(hold.at()),
                        cut(hold.by(), LONGEST_NAME),
                        cut(hold.reason(), LONGEST_REASON))
                .update();
    }

    /** Until now. */
    int end(RunRecord run, Decision decision, Clock clock, Supplier<Optional<SigningKey>> signer) {
        new ChainRows(db, clock, signer)
                .decided(run.job(), run.date(), run.id(), Action.UNHOLD, decision.by(), decision.reason());
        return db.sql("""
                        UPDATE holds SET open_claim = NULL, ended_at = ?, ended_by = ?, ended_because = ?
                        WHERE open_claim = ?""")
                .params(
                        Times.now(clock),
                        cut(decision.by(), LONGEST_NAME),
                        cut(decision.reason(), LONGEST_REASON),
                        run.id().value())
                .update();
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
