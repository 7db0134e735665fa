package io.nightjar.scoring;

import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The scorer's answer for each row of one row batch. A row is either scored or rejected. Arrays are shared and read
 * only, and those of a {@link SplitScorer} valid until its next answer.
 */
public final class ScoredBatch {
    private final int rows;
    private final int[] prediction;
    private final double[][] scores;
    private final @Nullable Reject[] rejects;
    private final int[] columnsSeen;
    private final ColumnUse[] uses;
    private final Optional<Contributions> contributions;

    /** A rejected row: its reason and the column that caused it; empty where no single column did. */
    public record Reject(RejectReason reason, Optional<String> column) {}

    /**
     * What became of one feature column's values in this batch. Values that are known and valid are the rest.
     *
     * @param column its name
     * @param missing nulls and empty texts
     * @param unknown categories without a weight
     * @param invalid NaN and infinities
     */
    public record ColumnUse(String column, long missing, long unknown, long invalid) {}

    /**
     * Takes the arrays without a copy.
     *
     * @param prediction index of the class that each row is given; unspecified where rejected, and for a regression
     * @param scores one array a label of the signature, each of {@code rows} finite figures: probabilities, margins or
     *     numbers, as the signature says; unspecified where rejected
     * @param rejects one entry a row, null where the row is scored; or an empty array where all are scored
     * @param columnsSeen of each row, how many feature columns held a value that the model knows
     * @param uses one entry a feature column, in the signature's order
     */
    public ScoredBatch(
            int rows,
            int[] prediction,
            double[][] scores,
            @Nullable Reject[] rejects,
            int[] columnsSeen,
            ColumnUse[] uses) {
        this(rows, prediction, scores, rejects, columnsSeen, uses, Optional.empty());
    }

    private ScoredBatch(
            int rows,
            int[] prediction,
            double[][] scores,
            @Nullable Reject[] rejects,
            int[] columnsSeen,
            ColumnUse[] uses,
            Optional<Contributions> contributions) {
        this.rows = rows;
        this.prediction = prediction;
        this.scores = scores;
        this.rejects = rejects;
        this.columnsSeen = columnsSeen;
        this.uses = uses;
        this.contributions = contributions;
    }

    /** The same answer with its explanation. */
    public ScoredBatch explained(Contributions why) {
        return new ScoredBatch(rows, prediction, scores, rejects, columnsSeen, uses, Optional.of(why));
    }

    public int rows() {
        return rows;
    }

    public boolean isRejected(int row) {
        return rejects.length != 0 && rejects[row] != null;
    }

    /** The reject of a row for which {@link #isRejected} holds. */
    public Reject reject(int row) {
        return Objects.requireNonNull(rejects[row], "row is scored");
    }

    public int rejectedRows() {
        int count = 0;
        for (int row = 0; row < rejects.length; row++) {
            if (rejects[row] != null) {
                count++;
            }
        }
        return count;
    }

    /** The same answer with more rows rejected; one that is rejected already keeps its reason. */
    public ScoredBatch withRejected(IntPredicate rowsToo, Reject reason) {
        @Nullable Reject[] all = rejects.length == 0 ? new Reject[rows] : rejects.clone();
        for (int row = 0; row < rows; row++) {
            if (all[row] == null && rowsToo.test(row)) {
                all[row] = reason;
            }
        }
        return new ScoredBatch(rows, prediction, scores, all, columnsSeen, uses, contributions);
    }

    public int[] prediction() {
        return prediction;
    }

    public double[][] scores() {
        return scores;
    }

    public int[] columnsSeen() {
        return columnsSeen;
    }

    public ColumnUse[] uses() {
        return uses;
    }

    /** Why the rows have their scores; empty where nobody asked. */
    public Optional<Contributions> contributions() {
        return contributions;
    }
}
