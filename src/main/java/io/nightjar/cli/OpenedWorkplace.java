package io.nightjar.cli;

import io.nightjar.job.InputWatch;
import io.nightjar.job.Nights;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.RecordedProof;
import io.nightjar.job.Reproduced;
import io.nightjar.job.Reproductions;
import io.nightjar.job.Reproductions.Strictness;
import io.nightjar.job.Reproductions.Wish;
import io.nightjar.job.RowDifference;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Proof;
import io.nightjar.run.RunSpec;
import io.nightjar.schedule.Prover;
import io.nightjar.schedule.Workplace;
import java.util.Optional;

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
    public Prover prover() {
        Services services = session.openServices();
        Reproductions reproductions = services.reproductions();
        return new Prover() {
            @Override
            public Proof prove(RecordedProof wanted, double share) {
                Reproduced made = reproductions.ofRun(
                        wanted.run().value(),
                        new Wish(Optional.of(share), Strictness.TRY, RowDifference.Keys.HIDDEN),
                        ProgressListener.silent());
                return wanted.of(made, session.clock().instant());
            }

            @Override
            public void requestStop() {
                reproductions.requestStop();
            }

            @Override
            public void close() {
                services.close();
            }
        };
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
