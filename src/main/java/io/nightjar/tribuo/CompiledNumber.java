package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A number, divided once and then transformed.
 *
 * @param feature its name to the model
 * @param id of its feature, -1 where the model has no weight for it
 */
record CompiledNumber(String name, String feature, int id, double divideBy, Transforms transforms)
        implements CompiledColumn {

    @Override
    public int[][] slotIds() {
        return new int[][] {id < 0 ? new int[0] : new int[] {id}};
    }

    @Override
    public ColumnReading read(ColumnVector vector) {
        double[] values = vector instanceof DoubleVector doubles ? doubles.values() : numbers((LongVector) vector);
        OddValues odd = new OddValues();
        double[] usables = values;
        if (vector.hasNulls() || !isFinite(vector)) {
            usables = usables(vector, values, odd);
        } else if (id < 0) {
            addUnknown(0, vector.size(), odd);
        }
        if (id < 0) {
            return ColumnReading.of(odd, new Terms.OfNothing());
        }
        if (divideBy != 1) {
            usables = divided(usables, vector.size());
        }
        if (!transforms.isEmpty()) {
            return transformed(usables == values ? values.clone() : usables, odd, vector.size());
        }
        return ColumnReading.of(odd, new NumberTerms(id, usables));
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

    private static boolean isFinite(ColumnVector vector) {
        return !(vector instanceof DoubleVector doubles) || doubles.isFinite();
    }

    /** The values, 0 for those that are none. */
    private double[] usables(ColumnVector vector, double[] values, OddValues odd) {
        double[] usables = new double[vector.size()];
        boolean[] nulls = vector.nulls();
        int next = 0;
        for (int row = 0; row < usables.length; row++) {
            double value = values[row];
            if ((nulls.length != 0 && nulls[row]) || !(Math.abs(value) <= Double.MAX_VALUE)) {
                addUnknown(next, row, odd);
                odd.add(row, vector.isNull(row) ? ValueState.MISSING : ValueState.INVALID);
                next = row + 1;
            } else {
                usables[row] = value;
            }
        }
        addUnknown(next, usables.length, odd);
        return usables;
    }

    /** Values for which the model has no weight, where it has none. */
    private void addUnknown(int from, int to, OddValues odd) {
        for (int row = from; id < 0 && row < to; row++) {
            odd.add(row, ValueState.UNKNOWN);
        }
    }

    private double[] divided(double[] values, int rows) {
        double[] divided = new double[rows];
        for (int row = 0; row < rows; row++) {
            divided[row] = values[row] / divideBy;
        }
        return divided;
    }

    /** @param values may be written to; whatever is odd of a number is a value that the row has not */
    private ColumnReading transformed(double[] values, OddValues odd, int rows) {
        transforms.ofPresent(feature, values, rows);
        double absent = transforms.ofAbsent(feature);
        for (int i = 0; i < odd.count(); i++) {
            values[odd.row(i)] = absent;
        }
        int[] refused = IntStream.range(0, rows)
                .filter(row -> Double.isNaN(values[row]))
                .toArray();
        return new ColumnReading(odd, List.of(new NumberTerms(id, values)), refused);
    }
}
