package io.nightjar.job;

import io.nightjar.error.ExitStatus;
import io.nightjar.table.RowDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run that was made again, and how it compares.
 *
 * @param rows scored now
 * @param splits the numbers of the splits that were scored; all of them but for a sample
 * @param sha256 of the table made now; empty for a sample
 * @param rowDigest of the rows scored now
 * @param suspects what is not as it was: program, Java, libraries, and inputs of which it cannot be told
 * @param difference the first; empty where there is none, or the table is not there to be compared with
 * @param cause of the difference, as far as one can tell; empty where there is none
 * @param path which code scored
 */
public record Reproduced(
        Original original,
        Answer answer,
        long rows,
        List<Integer> splits,
        int splitsPlanned,
        Optional<String> sha256,
        Optional<RowDigest> rowDigest,
        List<String> suspects,
        Optional<RowDifference> difference,
        String cause,
        String path,
        double seconds) {

    /** How it compares. */
    public enum Answer {
        /** Byte for byte; of a sample or a held run, row for row. */
        SAME(ExitStatus.OK),
        /** Every row, in a file of another layout. */
        SAME_ROWS(ExitStatus.OK),
        /** The receipt's table was made again, and what lies in its place is another. */
        TABLE_ALTERED(ExitStatus.MISMATCH),
        DIFFERENT(ExitStatus.MISMATCH);

        private final ExitStatus exit;

        Answer(ExitStatus exit) {
            this.exit = exit;
        }

        public ExitStatus exit() {
            return exit;
        }

        /** For example {@code same-rows}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Reproduced {
        splits = List.copyOf(splits);
        suspects = List.copyOf(suspects);
    }
}
