package io.nightjar.job;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A night's plan and preparation, made on a thread of their own while the ledger is opened: both read only, and take as
 * long. What fails is told to whoever asks for it.
 */
final class PlanAhead {
    private final Beside<NightPlan> plan;
    private final Beside<Preparation> prepared;

    PlanAhead(Supplier<NightPlan> planning, Function<NightPlan, Preparation> preparing) {
        plan = Beside.begin("plan ahead", planning);
        prepared = plan.then(preparing);
    }

    NightPlan plan() {
        return plan.get();
    }

    /** Of that plan. */
    Preparation prepared() {
        return prepared.get();
    }
}
