package io.nightjar.tribuo;

/** At most one feature a row, of the value 1. */
final class IdTerms implements Terms {
    private final int[] ids;

    /** @param ids by row, negative where there is none */
    IdTerms(int[] ids) {
        this.ids = ids;
    }

    @Override
    public void addTo(double[] sums, double[] weights, int from, int to) {
        for (int row = from; row < to; row++) {
            int id = ids[row];
            if (id >= 0) {
                sums[row] += weights[id];
            }
        }
    }

    @Override
    public void addSquares(double[] sums, double[] squares, double[] weights, int from, int to) {
        for (int row = from; row < to; row++) {
            int id = ids[row];
            if (id >= 0) {
                double weight = weights[id];
                sums[row] += weight;
                squares[row] += weight * weight;
            }
        }
    }

    @Override
    public double value(int row, int id) {
        return ids[row] == id ? 1 : 0;
    }
}
