package io.nightjar.status;

import io.nightjar.ledger.Proof;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * How one business date of a job stands. A rerun that failed leaves the table that was published before: the date is
 * failed then, and has a table.
 *
 * @param run its newest run; empty where none was begun
 * @param table what stands in place; empty where nothing is published
 * @param due from when on it was to be run; empty where the job's file says nothing of it
 * @param deadline until when it was to be published; empty where the job's file says nothing of it
 * @param late whether the deadline passed before it was published, or has passed and it is not
 * @param proof how the run of that table compared when it was last made again; empty where nobody did
 * @param reason why it is not published, or what its verdict warns of; holds no data value
 */
public record DateStatus(
        BusinessDate date,
        Standing standing,
        Optional<RunRecord> run,
        Optional<PublicationRecord> table,
        Optional<Proof> proof,
        Optional<Instant> due,
        Optional<Instant> deadline,
        Late late,
        Optional<String> reason) {

    /** Whether it is, or was, published in time. */
    public enum Late {
        /** In time so far, or there is no deadline. */
        NO,
        /** It was published after its deadline. */
        PUBLISHED_LATE,
        /** Its deadline has passed, and it is not published. */
        YES
    }

    public boolean isPublished() {
        return table.isPresent();
    }

    /** Why its newest run failed; empty where it did not, or where its process ended without a word. */
    public Optional<String> code() {
        return run.flatMap(RunRecord::errorCode);
    }
}
