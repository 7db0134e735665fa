package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Step;
import io.nightjar.torture.Trial.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A row of the ledger that nobody understands any more, as a rotten disk leaves it: who goes on with that run is told which
 * row it is, gives the run up, and the next run makes the table. Only in the harness's own embedded ledger.
 */
final class LedgerDamage {
    private final Night night;

    LedgerDamage(Night night) {
        this.night = night;
    }

    Trial once() throws InterruptedException {
        night.turn();
        String before = night.digest();
        try (Victim killed = night.startArmed(Step.STAGE_RECEIPT.before() + ":kill")) {
            killed.end();
        }
        int damaged = damage();
        Victim.End end = night.start().end();
        if (end.exit() == ExitStatus.PUBLISHED.code()) {
            end = night.start("--rerun").end();
        }
        List<String> violations = night.judgedFailed(end, ExitStatus.PERSON, before);
        if (damaged == 0 || !end.last().contains("row of table splits with run_id")) {
            violations.add("of " + damaged + " damaged rows none was named: " + end.last());
        }
        Victim.End givenUp = night.giveUp("its row in the ledger is damaged");
        if (givenUp.exit() != ExitStatus.OK.code()) {
            violations.add("the run could not be given up: " + givenUp.last());
        }
        return Trial.of(Kind.LEDGER_DAMAGED, "a finished split", "exit " + end.exit(), violations, night.finish());
    }

    private int damage() {
        Path ledger = night.bed().project().resolve("state/ledger");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:async:" + ledger + ";IFEXISTS=TRUE", "nightjar", "");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE splits SET profile = 'rotten' WHERE place = 0 AND profile IS NOT NULL AND run_id IN"
                                + " (SELECT id FROM runs WHERE job = ? AND status NOT IN ('PUBLISHED', 'ABANDONED'))")) {
            update.setString(1, night.bed().job());
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
