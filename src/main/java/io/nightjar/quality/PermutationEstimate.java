package io.nightjar.quality;

import io.nightjar.quality.measure.Metric;
import java.util.List;

/**
 * How much each column of a model that is not linear weighs in a night's scores, estimated from some of its rows: the values of the
 * column are exchanged among them, and the rows are scored again. L. Breiman, Random Forests, Machine Learning 45 (2001); here it is
 * the score that is watched, since no label has come yet.
 *
 * @param rows that were looked at
 * @param seed from which the exchange follows: SHA-256 of the first input file's footer
 * @param columns that which changes most decisions first
 */
public record PermutationEstimate(long rows, String seed, List<Column> columns) {

    /**
     * One column.
     *
     * @param crossed share of the rows whose decision, or prediction, is another one
     * @param meanMove by how much a score moves on average, up or down; not available where the model gives no one score
     */
    public record Column(String column, Metric crossed, Metric meanMove) {}

    public PermutationEstimate {
        columns = List.copyOf(columns);
    }
}
