package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;

/**
 * A number, divided once.
 *
 * @param id of its feature, -1 where the model has no weight for it
 */
record CompiledNumber(String name, int id, double divideBy) implements CompiledColumn {

    @Override
    public int[][] slotIds() {
        return new int[][] {id < 0 ? new int[0] : new int[] {id}};
    }

    @Override
    public ColumnReading read(ColumnVector vector) {
        double[] values = vector instanceof DoubleVector doubles ? doubles.values() : numbers((LongVector) vector);
        if (id < 0 || vector.hasNulls() || !allFinite(values, vector.size())) {
            return readEach(vector, values);
        }
        return ColumnReading.allKnown(new Terms.OfNumbers(id, divideBy == 1 ? values : divided(values, vector.size())));
    }

    /** A long becomes the double that its text is parsed to: both round half to even. */
    private static double[] numbers(LongVector vector) {
        double[] numbers = new double[vector.size()];
        long[] values = vector.values();
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = values[row];
        }
        return numbers;
    }

    private static boolean allFinite(double[] values, int rows) {
        int finite = 0;
        for (int row = 0; row < rows; row++) {
            finite += Math.abs(values[row]) <= Double.MAX_VALUE ? 1 : 0;
        }
        return finite == rows;
    }

    private double[] divided(double[] values, int rows) {
        double[] divided = new double[rows];
        for (int row = 0; row < rows; row++) {
            divided[row] = values[row] / divideBy;
        }
        return divided;
    }

    private ColumnReading readEach(ColumnVector vector, double[] values) {
        ValueState usable = id < 0 ? ValueState.UNKNOWN : ValueState.KNOWN;
        ValueState[] states = new ValueState[vector.size()];
        double[] usables = new double[states.length];
        for (int row = 0; row < states.length; row++) {
            if (vector.isNull(row)) {
                states[row] = ValueState.MISSING;
            } else if (Double.isFinite(values[row])) {
                states[row] = usable;
                usables[row] = values[row] / divideBy;
            } else {
                states[row] = ValueState.INVALID;
            }
        }
        return ColumnReading.of(states, id < 0 ? new Terms.OfNothing() : new Terms.OfNumbers(id, usables));
    }
}
