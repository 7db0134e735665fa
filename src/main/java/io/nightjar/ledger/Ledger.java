package io.nightjar.ledger;

import java.time.Clock;
import javax.sql.DataSource;

/**
 * The ledger, open for writing. On the embedded database one process at a time; on PostgreSQL any number. Opening it
 * creates or migrates the schema, which holds Spring Batch's tables too.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Ledger implements AutoCloseable {

    /**
     * Opens it.
     *
     * @param command what this process was asked to do, for those who find the ledger busy
     * @throws io.nightjar.error.NightjarException LEDGER_BUSY naming the owner, LEDGER_SCHEMA, LEDGER_UNAVAILABLE or
     *     LEDGER_CORRUPT
     */
    public static Ledger open(LedgerSettings settings, Clock clock, String command) {
        throw new UnsupportedOperationException(settings + command + clock);
    }

    /** For Spring Batch and Quartz. */
    public DataSource dataSource() {
        throw new UnsupportedOperationException();
    }

    /** All that can be asked, as reading commands ask it. */
    public LedgerReader reader() {
        throw new UnsupportedOperationException();
    }

    /** Who may work on a job and date. */
    public Leases leases() {
        throw new UnsupportedOperationException();
    }

    /** What the owner of a lease records about its run. */
    public RunLog runLog() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
