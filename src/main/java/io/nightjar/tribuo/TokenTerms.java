package io.nightjar.tribuo;

/** Any number of features a row. */
final class TokenTerms implements Terms {
    private final Tokens[] tokens;

    /** @param tokens by row */
    TokenTerms(Tokens[] tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addTo(double[] sums, double[] weights, int from, int to) {
        for (int row = from; row < to; row++) {
            sums[row] = tokens[row].addTo(sums[row], weights);
        }
    }

    @Override
    public void addSquares(double[] sums, double[] squares, double[] weights, int from, int to) {
        for (int row = from; row < to; row++) {
            tokens[row].addSquares(sums, squares, weights, row);
        }
    }

    @Override
    public double value(int row, int id) {
        return tokens[row].value(id, 0);
    }
}
