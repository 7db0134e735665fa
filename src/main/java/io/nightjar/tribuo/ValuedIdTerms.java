package io.nightjar.tribuo;

/** At most one feature a row, of a value that hangs on the feature alone: what a transformation made of 1. */
final class ValuedIdTerms implements Terms {
    private final int[] ids;
    private final double[] present;

    /**
     * @param ids by row, negative where there is none
     * @param present values by feature id
     */
    ValuedIdTerms(int[] ids, double[] present) {
        this.ids = ids;
        this.present = present;
    }

    @Override
    public void addTo(double[] sums, double[] weights, int from, int to) {
        for (int row = from; row < to; row++) {
            int id = ids[row];
            if (id >= 0) {
                sums[row] += weights[id] * present[id];
            }
        }
    }

    @Override
    public void addSquares(double[] sums, double[] squares, double[] weights, int from, int to) {
        for (int row = from; row < to; row++) {
            int id = ids[row];
            if (id >= 0) {
                double product = weights[id] * present[id];
                sums[row] += product;
                squares[row] += product * product;
            }
        }
    }

    @Override
    public double value(int row, int id) {
        return ids[row] == id ? present[id] : 0;
    }
}
