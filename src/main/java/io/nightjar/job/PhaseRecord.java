package io.nightjar.job;

import io.nightjar.ledger.Ledger;
import java.util.function.Supplier;

/** Records how long the phases of a launch took. */
public final class PhaseRecord implements NightWatch {
    private final Supplier<Ledger> ledger;

    public PhaseRecord(Supplier<Ledger> ledger) {
        this.ledger = ledger;
    }

    @Override
    public void ended(NightEnd end) {
        end.run().ifPresent(run -> ledger.get().phaseLog().record(run, end.phases()));
    }
}
