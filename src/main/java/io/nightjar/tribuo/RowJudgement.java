package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job's policies make of one batch's values, column after column: rejected rows, and how much of each row the
 * model saw. For one batch and one thread.
 */
final class RowJudgement {
    private final Features policies;
    private final long firstRow;
    private final int[] columnsSeen;
    private @Nullable Reject[] rejects = {};
    private int seenInEveryRow;

    /** @param columnsSeen one 0 a row, to be counted up from */
    RowJudgement(Features policies, int[] columnsSeen, long firstRow) {
        this.policies = policies;
        this.firstRow = firstRow;
        this.columnsSeen = columnsSeen;
    }

    /** One a row, null where it is not rejected; empty where none is. */
    @Nullable
    Reject[] rejects() {
        return rejects;
    }

    /** Of each row, the columns judged so far that hold a value which the model knows. */
    int[] columnsSeen() {
        if (seenInEveryRow > 0) {
            for (int row = 0; row < columnsSeen.length; row++) {
                columnsSeen[row] += seenInEveryRow;
            }
            seenInEveryRow = 0;
        }
        return columnsSeen;
    }

    boolean isRejected(int row) {
        return rejects.length != 0 && rejects[row] != null;
    }

    /** Rejects a row for no single column. */
    void reject(int row, RejectReason reason) {
        reject(row, new Reject(reason, Optional.empty()));
    }

    private void reject(int row, Reject reject) {
        if (rejects.length == 0) {
            rejects = new Reject[columnsSeen.length];
        }
        rejects[row] = reject;
    }

    /** Rejects the rows in which no column judged holds anything that the model knows. */
    void rejectUnseen() {
        int[] seen = columnsSeen();
        for (int row = 0; row < seen.length; row++) {
            if (seen[row] == 0 && !isRejected(row)) {
                reject(row, RejectReason.NO_KNOWN_FEATURE);
            }
        }
    }

    /**
     * Counts what a column's values are and applies its policies; the first column that rejects a row names it.
     *
     * @throws NightjarException VALUE_REFUSED, naming column and row
     */
    ColumnUse judge(String column, OddValues odd) {
        ColumnPolicy policy = policies.of(column);
        long missing = 0;
        long unknown = 0;
        long invalid = 0;
        seenInEveryRow++;
        for (int i = 0; i < odd.count(); i++) {
            int row = odd.row(i);
            switch (odd.state(i)) {
                case KNOWN -> {}
                case PARTLY_KNOWN -> {
                    unknown++;
                    apply(policy.unknownCategory(), RejectReason.UNKNOWN_CATEGORY, column, row);
                }
                case UNKNOWN -> {
                    unknown++;
                    columnsSeen[row]--;
                    apply(policy.unknownCategory(), RejectReason.UNKNOWN_CATEGORY, column, row);
                }
                case MISSING -> {
                    missing++;
                    columnsSeen[row]--;
                    apply(policy.missing(), RejectReason.MISSING_VALUE, column, row);
                }
                case INVALID -> {
                    invalid++;
                    columnsSeen[row]--;
                    apply(policy.invalidNumber(), RejectReason.INVALID_NUMBER, column, row);
                }
            }
        }
        return new ColumnUse(column, missing, unknown, invalid);
    }

    private void apply(Policy policy, RejectReason reason, String column, int row) {
        switch (policy) {
            case ZERO -> {}
            case REJECT -> {
                if (!isRejected(row)) {
                    reject(row, new Reject(reason, Optional.of(column)));
                }
            }
            case FAIL ->
                throw NightjarException.of(
                                ErrorCode.VALUE_REFUSED,
                                "Column '" + column + "' holds a value that the job refuses (" + reason.label()
                                        + ") in row " + (firstRow + row))
                        .notDone("Nothing was published.")
                        .next(
                                "correct the input, or let features in the job file say 'reject' or 'zero' for this column");
        }
    }
}
