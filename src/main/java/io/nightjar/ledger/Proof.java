package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A run that was made again, and how it compared.
 *
 * @param by {@code schedule}, or who asked
 * @param ended when
 * @param splits how many were scored again
 * @param splitsPlanned how many the run has; 0 where it was refused before that was known
 * @param code of the error that refused or ended it; empty where there is an answer
 * @param sentence what differs and the likely cause, or why it was refused; empty where it is the same; holds no data value
 */
public record Proof(
        RunId run,
        String job,
        BusinessDate date,
        String by,
        Instant ended,
        Answer answer,
        int splits,
        int splitsPlanned,
        long rows,
        double seconds,
        Optional<String> code,
        String sentence) {

    /** How it compared. */
    public enum Answer {
        SAME,
        /** Every row, in a file of another layout. */
        SAME_ROWS,
        /** The table in its place is not the one that was published. */
        TABLE_ALTERED,
        DIFFERENT,
        /** It cannot be made again: input or model are gone or others. */
        REFUSED,
        /** It ended in an error that says nothing of the run. */
        FAILED;

        /** As in files and lines: {@code same-rows}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean isSame() {
            return this == SAME || this == SAME_ROWS;
        }
    }

    public String label() {
        return job + "@" + date;
    }
}
