package io.nightjar.run;

import java.time.Instant;
import java.util.Optional;

/**
 * One run as the ledger knows it.
 *
 * @param model {@code name@version}
 * @param planDigest SHA-256 over job, input and model digests: equal plans are the same work
 * @param launches how many processes have worked on it
 * @param rowsRead rows of the frozen input
 * @param rowsScored rows in the table, 0 before the end
 * @param rowsRejected rows in the rejects table, 0 before the end
 * @param verdict passed, warned or held; empty before it was judged
 * @param tableDigest SHA-256 of the joined table; empty before it was written
 * @param ended empty while it runs
 * @param errorCode the code of its last error, for example {@code NJ-INPUT-MISSING}
 * @param errorMessage that error in one line; holds no data value
 */
public record RunRecord(
        RunId id,
        String job,
        BusinessDate date,
        RunStatus status,
        String model,
        String planDigest,
        int launches,
        long rowsRead,
        long rowsScored,
        long rowsRejected,
        Optional<String> verdict,
        Optional<String> tableDigest,
        Instant started,
        Optional<Instant> ended,
        Optional<String> errorCode,
        Optional<String> errorMessage) {

    /** {@code job@date}. */
    public String label() {
        return job + "@" + date;
    }
}
