package io.nightjar.testing;

import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/** An embedded ledger with its tables and nothing in them; made once, since that takes longer than most tests. */
public final class EmptyLedger {
    private static final String FILE = "ledger.mv.db";
    private static final Path TEMPLATE = create();

    private EmptyLedger() {}

    /** Puts one into a state folder. */
    public static void in(Path state) {
        try {
            Files.createDirectories(state);
            Files.copy(TEMPLATE.resolve(FILE), state.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path create() {
        try {
            Path folder = Files.createTempDirectory("empty-ledger-");
            Ledger.open(LedgerSettings.embedded(folder), Clock.systemUTC(), "template")
                    .close();
            folder.toFile().deleteOnExit();
            folder.resolve(FILE).toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
