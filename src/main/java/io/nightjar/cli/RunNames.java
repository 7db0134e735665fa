package io.nightjar.cli;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.RunRecord;

/** How people name runs. */
final class RunNames {
    static final String DESCRIPTION = "a run's id or the beginning of it, JOB@DATE (its newest run) or JOB@latest";

    private RunNames() {}

    static RunRecord find(Session session, String name) {
        try (LedgerReader ledger = session.services().ledger()) {
            return ledger.runs().find(name);
        }
    }
}
