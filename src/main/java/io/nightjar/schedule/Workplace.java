package io.nightjar.schedule;

import io.nightjar.job.InputWatch;
import io.nightjar.job.Nights;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.RunSpec;

/**
 * What a scheduler works with. It holds nothing open while it waits: nobody else can write the embedded ledger while one
 * process has it open for writing.
 */
public interface Workplace {

    /** Opens the ledger for reading. Where it is read, the same process must not open it for writing. */
    LedgerReader read();

    /** Looks whether the input of a date is ready. Looked at again and again, it remembers what it saw. */
    InputWatch input(RunSpec spec);

    /**
     * Opens the ledger for writing, and nights that run on it.
     *
     * @throws io.nightjar.error.NightjarException LEDGER_BUSY naming the owner, or LEDGER_UNAVAILABLE
     */
    Open open();

    /** What makes a run again; opens nothing for writing. */
    Prover prover();

    /** The ledger, open for writing. */
    interface Open extends AutoCloseable {
        Ledger ledger();

        Nights nights();

        @Override
        void close();
    }
}
