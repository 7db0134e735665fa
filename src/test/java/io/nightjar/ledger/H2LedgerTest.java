package io.nightjar.ledger;

import io.nightjar.ledger.LedgerSchema.Vendor;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's contract on the embedded database. */
class H2LedgerTest extends LedgerContract {
    @TempDir
    Path state;

    @Override
    LedgerSettings settings() {
        return LedgerSettings.embedded(state);
    }

    @Override
    Vendor vendor() {
        return Vendor.H2;
    }
}
