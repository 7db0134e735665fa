package io.nightjar.ledger;

/**
 * The ledger, open for reading: creates nothing, migrates nothing, waits for nobody. Where there is no ledger yet it is
 * empty; where the embedded one is being written it reads a private copy.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class LedgerReader implements AutoCloseable {

    /**
     * Opens it.
     *
     * @throws io.nightjar.error.NightjarException LEDGER_SCHEMA where it is older or newer than this program,
     *     LEDGER_UNAVAILABLE or LEDGER_CORRUPT
     */
    public static LedgerReader open(LedgerSettings settings) {
        throw new UnsupportedOperationException(settings.toString());
    }

    public Runs runs() {
        throw new UnsupportedOperationException();
    }

    public Plans plans() {
        throw new UnsupportedOperationException();
    }

    public Publications publications() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
