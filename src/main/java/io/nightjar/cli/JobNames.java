package io.nightjar.cli;

import io.nightjar.config.NearestName;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.util.Collection;

/** Names of jobs that people type. */
final class JobNames {
    private JobNames() {}

    /** There is neither a file nor a run of that name. */
    static NightjarException unknown(String job, Collection<String> known) {
        return NightjarException.of(
                        ErrorCode.UNKNOWN_JOB, "there is no job '" + job + "'" + NearestName.hint(job, known))
                .next("nightjar jobs");
    }
}
