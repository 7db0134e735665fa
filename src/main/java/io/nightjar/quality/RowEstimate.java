package io.nightjar.quality;

import java.util.List;

/**
 * What each column did to one row's score, estimated by {@link RowPermutations}.
 *
 * @param score of the row
 * @param usual mean score of the rows that it was compared with; all contributions and this make the score
 * @param rows how many these are
 * @param orders in how many orders values were exchanged
 * @param seed from which rows and orders follow: SHA-256 of the table's footer
 * @param columns in the signature's order
 */
public record RowEstimate(double score, double usual, int rows, int orders, String seed, List<Column> columns) {

    /** @param error one standard error of the contribution */
    public record Column(String column, double contribution, double error) {}

    public RowEstimate {
        columns = List.copyOf(columns);
    }
}
