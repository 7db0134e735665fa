package io.nightjar.ledger;

import java.util.List;

/**
 * The ledger, open for reading: creates nothing, migrates nothing, waits for nobody. Where there is no ledger yet it is
 * empty; where the embedded one is being written it reads a private copy.
 */
public final class LedgerReader implements AutoCloseable {
    private final Query query;
    private final Runnable closing;

    LedgerReader(Query query, Runnable closing) {
        this.query = query;
        this.closing = closing;
    }

    /**
     * Opens it.
     *
     * @throws io.nightjar.error.NightjarException LEDGER_SCHEMA where it is older or newer than this program,
     *     LEDGER_UNAVAILABLE or LEDGER_CORRUPT
     */
    public static LedgerReader open(LedgerSettings settings) {
        return settings.isEmbedded()
                ? new EmbeddedReading(new EmbeddedDatabase(settings.stateFolder())).open()
                : new SharedDatabase(settings).openReading();
    }

    static LedgerReader empty() {
        return new LedgerReader(Query.NONE, () -> {});
    }

    public Runs runs() {
        return new Runs(query);
    }

    public Plans plans() {
        return new Plans(query);
    }

    public Backfills backfills() {
        return new Backfills(query);
    }

    public Publications publications() {
        return new Publications(query);
    }

    /** Which runs are kept on hold. */
    public Holds holds() {
        return new Holds(query);
    }

    /** What became published, record by record. */
    public Chains chains() {
        return new Chains(query);
    }

    /** What schedules wanted. */
    public Firings firings() {
        return new Firings(query);
    }

    public Pauses pauses() {
        return new Pauses(query);
    }

    /** How runs compared that were made again. */
    public Proofs proofs() {
        return new Proofs(query);
    }

    public Conditions conditions() {
        return new Conditions(query);
    }

    /** What is recorded of jobs beside their runs. */
    public Records records() {
        return new Records(query);
    }

    /** Nights whose launches Spring Batch's rows show as under way though none is. */
    List<ExecutionLog.Night> tornExecutionLogs() {
        return ExecutionLog.torn(query);
    }

    @Override
    public void close() {
        closing.run();
    }
}
