package io.nightjar.tribuo;

/** One feature with a number. */
final class NumberTerms implements Terms {
    private final int id;
    private final double[] values;

    /** @param values by row, 0 where there is none */
    NumberTerms(int id, double[] values) {
        this.id = id;
        this.values = values;
    }

    @Override
    public void addTo(double[] sums, double[] weights, int from, int to) {
        double weight = weights[id];
        for (int row = from; row < to; row++) {
            sums[row] += weight * values[row];
        }
    }

    @Override
    public void addSquares(double[] sums, double[] squares, double[] weights, int from, int to) {
        double weight = weights[id];
        for (int row = from; row < to; row++) {
            double product = weight * values[row];
            sums[row] += product;
            squares[row] += product * product;
        }
    }

    @Override
    public double value(int row, int feature) {
        return values[row];
    }
}
