package io.nightjar.ledger;

import io.nightjar.ledger.LedgerSchema.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's contract on the embedded database. */
class H2LedgerTest extends RecordsContract {
    /** Made once, since making the tables takes longer than most tests. */
    @TempDir
    static Path template;

    @TempDir
    Path state;

    @BeforeAll
    static void create() {
        Ledger.open(LedgerSettings.embedded(template), CLOCK, "template").close();
    }

    @Override
    @BeforeEach
    void open() {
        Path file = state.resolve("ledger.mv.db");
        if (Files.notExists(file)) {
            copy(template.resolve("ledger.mv.db"), file);
        }
        super.open();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    LedgerSettings settings() {
        return LedgerSettings.embedded(state);
    }

    @Override
    Vendor vendor() {
        return Vendor.H2;
    }
}
