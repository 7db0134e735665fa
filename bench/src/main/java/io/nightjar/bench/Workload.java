package io.nightjar.bench;

import java.util.List;

/**
 * One table to score and the model that scores it. Values are functions of the row's number, so that any part of a
 * table is the same wherever and however often it is made.
 *
 * @param name one letter
 * @param title one line for people
 * @param rowsPerMillion of this table, where the benchmark's scale is a million: wide tables have fewer
 * @param setup SQL to be run once before rows are made; empty where nothing is needed
 * @param source SQL of the rows: column {@code i}, their number, and whatever the table needs; {@code ROWS} stands for
 *     the first number and the one after the last
 * @param columns SQL of the table's columns but the key, over the source
 * @param features what the model takes from which column
 * @param sampleRows rows of each of the two nights that the model is trained on
 * @param sampleColumns SQL of the columns in those nights, where they differ: values that the model is never to see
 * @param label SQL of the truth of a row
 * @param positive the class whose probability is the score
 */
record Workload(
        String name,
        String title,
        int rowsPerMillion,
        String setup,
        String source,
        List<SqlColumn> columns,
        List<Feature> features,
        int sampleRows,
        List<SqlColumn> sampleColumns,
        String label,
        String positive) {

    /** A column and the SQL that makes it. */
    record SqlColumn(String name, String sql) {}

    /**
     * @param as as training files say it
     * @param divideBy 1 for all but scaled numbers
     */
    record Feature(String column, String as, int divideBy) {
        Feature(String column, String as) {
            this(column, as, 1);
        }
    }

    long rows(long scale) {
        return Math.max(1, scale * rowsPerMillion / 1_000_000);
    }
}
