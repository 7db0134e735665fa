package io.nightjar.cli;

import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** Whether the ledger can be read, and what in it waits for somebody. */
final class LedgerChecks {
    private final Session session;

    LedgerChecks(Session session) {
        this.session = session;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        String where = session.settings()
                .ledgerUrl()
                .orElse("embedded in "
                        + session.settings().root().show(session.settings().stateFolder()));
        try (LedgerReader ledger = session.services().ledger()) {
            List<RunRecord> open = ledger.runs().open();
            findings.add(Finding.good("ledger", where));
            for (RunRecord run : open) {
                findings.add(unfinished(run));
            }
        } catch (NightjarException e) {
            findings.add(Finding.bad("ledger", e));
        }
        return findings;
    }

    private static Finding unfinished(RunRecord run) {
        return run.status() == RunStatus.PUBLISHING
                ? Finding.odd("run " + run.id(), run.label() + " is publishing, or died in it", "nightjar recover")
                : Finding.odd(
                        "run " + run.id(),
                        run.label() + " is running, or its process is gone",
                        "nightjar show " + run.id());
    }
}
