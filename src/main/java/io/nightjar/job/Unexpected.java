package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;

/**
 * What nobody foresaw, as an error of ours. Its message names the kind alone: the ledger keeps it, and the words of a
 * library may quote a value of the data. The log of the run has the trace.
 */
final class Unexpected {
    private Unexpected() {}

    /** An error of ours as it is, any other as INTERNAL. */
    static NightjarException of(Throwable e) {
        return e instanceof NightjarException known
                ? known
                : NightjarException.of(
                                ErrorCode.INTERNAL,
                                "an unexpected " + e.getClass().getSimpleName() + " ended the work",
                                e)
                        .notDone("What was not finished before is not finished now; what is published stays.");
    }
}
