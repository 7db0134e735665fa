package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.publish.OutputLayout;
import java.util.EnumSet;
import java.util.Set;

/** Says of an error that ended a night what every operator asks first: was anything published, and what stands there now? */
final class NothingPublished {
    private static final String NOTHING = "Nothing was published.";

    /** Of these nobody knows it here, or they say it in their own words. */
    private static final Set<ErrorCode> OTHERS = EnumSet.of(
            ErrorCode.COMMIT_UNKNOWN,
            ErrorCode.LEASE_LOST,
            ErrorCode.LEDGER_BUSY,
            ErrorCode.LEDGER_CORRUPT,
            ErrorCode.LEDGER_SCHEMA,
            ErrorCode.LEDGER_UNAVAILABLE);

    private NothingPublished() {}

    /** The error, saying so; as it is where it says that nothing was even run. */
    static NightjarException said(NightjarException error, Lease lease, LedgerReader ledger, OutputLayout layout) {
        String before = error.notDone().orElse(NOTHING).replaceFirst("; what is published stays( as it is)?\\.", ".");
        if (OTHERS.contains(error.code()) || before.startsWith("Nothing was run")) {
            return error;
        }
        String notDone = before.startsWith("Nothing was ") ? before : before + " " + NOTHING;
        try {
            String stands = ledger.runs()
                    .published(lease.job(), lease.date())
                    .map(run -> "By the ledger, " + layout.table(lease.job(), lease.date()) + " is the table of run "
                            + run.id())
                    .orElse("There is no table of " + lease.job() + "@" + lease.date() + " yet");
            return error.notDone(notDone + " " + stands + ".");
        } catch (NightjarException unknown) {
            error.addSuppressed(unknown);
            return error;
        }
    }
}
