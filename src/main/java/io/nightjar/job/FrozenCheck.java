package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunSpec;
import io.nightjar.storage.Storage;
import java.util.function.Supplier;

/**
 * Whether a night can still be run as it was planned. Files are compared before anything is planned anew: a file that is
 * gone or damaged would end the planning with an error that does not say that the plan had it.
 */
public final class FrozenCheck {
    private final Storage storage;

    public FrozenCheck(Storage storage) {
        this.storage = storage;
    }

    /**
     * Refuses where it cannot.
     *
     * @param spec the job as its file says now
     * @param now plans the night anew
     * @throws NightjarException PLAN_INPUT_CHANGED, PLAN_MODEL_CHANGED, PLAN_CHANGED or ALREADY_PUBLISHED, naming what
     *     has changed
     */
    public void check(FrozenNight planned, RunSpec spec, Supplier<FrozenNight> now) {
        planned.requireJob(spec);
        planned.requireNone(InputChange.since(planned.inputs(), spec.job().input(), spec.date(), storage));
        planned.requireSame(planned(planned, now));
    }

    private static FrozenNight planned(FrozenNight planned, Supplier<FrozenNight> now) {
        try {
            return now.get();
        } catch (NightjarException e) {
            throw e.code() == ErrorCode.UNKNOWN_MODEL ? planned.modelGone(e) : e;
        }
    }
}
