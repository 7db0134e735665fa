package io.nightjar.tribuo;

/**
 * What one slot of a column gives a batch's rows: features by id, with their values. A feature that a row has not adds
 * nothing, or a zero: a sum that begins at +0.0 is never -0.0, so adding either zero leaves its bits alone.
 */
sealed interface Terms permits Terms.OfNothing, NumberTerms, IdTerms, ValuedIdTerms, TokenTerms, FilledTerms {

    /**
     * Adds each feature's weight times its value to the sums of the rows from {@code from} up to {@code to}.
     *
     * @param weights of one class by feature id
     */
    void addTo(double[] sums, double[] weights, int from, int to);

    /** Adds the same products to the sums, and their squares to the squares. */
    void addSquares(double[] sums, double[] squares, double[] weights, int from, int to);

    /** The value of a feature that this slot may hold; 0 where the row has it not. */
    double value(int row, int id);

    /** Of a column of which the model knows nothing at all. */
    record OfNothing() implements Terms {
        @Override
        public void addTo(double[] sums, double[] weights, int from, int to) {}

        @Override
        public void addSquares(double[] sums, double[] squares, double[] weights, int from, int to) {}

        @Override
        public double value(int row, int id) {
            return 0;
        }
    }
}
