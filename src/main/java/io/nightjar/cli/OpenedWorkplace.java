package io.nightjar.cli;

import io.nightjar.job.InputWatch;
import io.nightjar.job.Nights;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.RunSpec;
import io.nightjar.schedule.Workplace;

/** A workplace whose ledger is open only while a night runs or a decision is recorded: operators' commands work between. */
record OpenedWorkplace(Session session) implements Workplace {
    @Override
    public LedgerReader read() {
        return session.services().ledger();
    }

    @Override
    public InputWatch input(RunSpec spec) {
        Services services = session.services();
        return new InputWatch(spec, services.storage(), services.tables(), session.clock());
    }

    @Override
    public Open open() {
        Services services = session.openServices();
        try {
            Ledger ledger = services.openLedger();
            return new Opened(services, ledger, new LoggedNights(services.nights(), session));
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private record Opened(Services services, Ledger ledger, Nights nights) implements Open {
        @Override
        public void close() {
            services.close();
        }
    }
}
