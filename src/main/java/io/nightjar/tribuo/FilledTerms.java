package io.nightjar.tribuo;

/** Every feature of a slot in every row: those that a row has not have the value that fills them in. */
final class FilledTerms implements Terms {
    private final int[] slot;
    private final Values values;

    /** What a row has of a feature, or what stands for it. */
    interface Values {
        double of(int row, int id);
    }

    /** @param slot all its feature ids, ascending */
    FilledTerms(int[] slot, Values values) {
        this.slot = slot;
        this.values = values;
    }

    @Override
    public void addTo(double[] sums, double[] weights, int from, int to) {
        for (int row = from; row < to; row++) {
            double sum = sums[row];
            for (int id : slot) {
                sum += weights[id] * values.of(row, id);
            }
            sums[row] = sum;
        }
    }

    @Override
    public void addSquares(double[] sums, double[] squares, double[] weights, int from, int to) {
        for (int row = from; row < to; row++) {
            for (int id : slot) {
                double product = weights[id] * values.of(row, id);
                sums[row] += product;
                squares[row] += product * product;
            }
        }
    }

    @Override
    public double value(int row, int id) {
        return values.of(row, id);
    }
}
