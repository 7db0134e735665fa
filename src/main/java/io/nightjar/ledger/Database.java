package io.nightjar.ledger;

import io.nightjar.ledger.LedgerSchema.Vendor;
import javax.sql.DataSource;

/**
 * A database opened for writing.
 *
 * @param vendor which migrations it takes
 * @param name for messages; holds no password
 * @param closing what closes it
 */
record Database(DataSource dataSource, Vendor vendor, String name, Runnable closing) implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
