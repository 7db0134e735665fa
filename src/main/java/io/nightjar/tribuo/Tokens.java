package io.nightjar.tribuo;

import java.util.Arrays;

/** What the model knows of one text. Immutable. */
final class Tokens {
    private final ValueState state;
    private final int[] ids;
    private final double[] values;
    private final boolean isRefused;

    /**
     * @param ids of features, ascending
     * @param values as many
     */
    Tokens(ValueState state, int[] ids, double[] values) {
        this.state = state;
        this.ids = ids;
        this.values = values;
        boolean anyNaN = false;
        for (double value : values) {
            anyNaN |= Double.isNaN(value);
        }
        this.isRefused = anyNaN;
    }

    ValueState state() {
        return state;
    }

    /** Whether a transformation made NaN of one, for which Tribuo refuses the row. */
    boolean isRefused() {
        return isRefused;
    }

    /** The sum after the features were added one by one, as Tribuo does: their own sum would round otherwise. */
    double addTo(double sum, double[] weights) {
        double next = sum;
        for (int i = 0; i < ids.length; i++) {
            next += weights[ids[i]] * values[i];
        }
        return next;
    }

    /** Adds the products to the row's sum, and their squares to its squares, one by one. */
    void addSquares(double[] sums, double[] squares, double[] weights, int row) {
        for (int i = 0; i < ids.length; i++) {
            double product = weights[ids[i]] * values[i];
            sums[row] += product;
            squares[row] += product * product;
        }
    }

    /** The value of one feature; {@code absent} where the text has it not. */
    double value(int id, double absent) {
        int place = Arrays.binarySearch(ids, id);
        return place < 0 ? absent : values[place];
    }
}
