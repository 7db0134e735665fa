package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.publish.OutputLayout;
import io.nightjar.storage.Storage;

/**
 * A ledger that knows nothing of a job whose chain stands beside its tables is not that job's first: it was lost. A night that ran
 * on it would begin another chain, and write it over the one there is.
 */
final class LostLedger {
    private LostLedger() {}

    /** @throws NightjarException LEDGER_LOST */
    static void refuse(String job, LedgerReader ledger, Storage storage, OutputLayout layout) {
        if (ledger.chains().isEmpty(job) && storage.find(layout.chain(job)).isPresent()) {
            throw NightjarException.of(
                            ErrorCode.LEDGER_LOST,
                            "The ledger has no record of what was published of " + job + ", and " + layout.chain(job)
                                    + " has: the database was lost, or is another")
                    .notDone("Nothing was run.")
                    .next("nightjar ledger rebuild --dry-run")
                    .next("nightjar config show");
        }
    }
}
