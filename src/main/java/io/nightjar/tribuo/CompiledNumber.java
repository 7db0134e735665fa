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
    public ColumnReading read(ColumnVector vector, BatchRoom room) {
        double[] values = vector instanceof DoubleVector doubles
                ? doubles.values()
                : numbers((LongVector) vector, room.doubles());
        OddValues odd = room.odd();
        double[] usables = values;
        if (vector.hasNulls() || !isFinite(vector)) {
            usables = usables(vector, values, odd, room.doubles());
        } else if (id < 0) {
            addUnknown(0, vector.size(), odd);
        }
        if (id < 0) {
            return ColumnReading.of(odd, new Terms.OfNothing());
        }
        if (divideBy == 1 && transforms.isEmpty()) {
            return ColumnReading.of(odd, new NumberTerms(id, usables));
        }
        boolean isVectors = usables == values && vector instanceof DoubleVector;
        double[] divided = isVectors ? room.doubles() : usables;
        // Also by 1, which changes nothing.
        divide(usables, vector.size(), divided);
        return transforms.isEmpty()
                ? ColumnReading.of(odd, new NumberTerms(id, divided))
                : transformed(divided, odd, vector.size());
    }

    /** A long becomes the double that its text is parsed to: both round half to even. */
    private static double[] numbers(LongVector vector, double[] numbers) {
        long[] values = vector.values();
        for (int row = 0; row < vector.size(); row++) {
            numbers[row] = values[row];
        }
        return numbers;
    }

    private static boolean isFinite(ColumnVector vector) {
        return !(vector instanceof DoubleVector doubles) || doubles.isFinite();
    }

    /** The values, 0 for those that are none. */
    private double[] usables(ColumnVector vector, double[] values, OddValues odd, double[] usables) {
        boolean[] nulls = vector.nulls();
        int next = 0;
        for (int row = 0; row < vector.size(); row++) {
            double value = values[row];
            if ((nulls.length != 0 && nulls[row]) || !(Math.abs(value) <= Double.MAX_VALUE)) {
                addUnknown(next, row, odd);
                odd.add(row, vector.isNull(row) ? ValueState.MISSING : ValueState.INVALID);
                usables[row] = 0;
                next = row + 1;
            } else {
                usables[row] = value;
            }
        }
        addUnknown(next, vector.size(), odd);
        return usables;
    }

    /** Values for which the model has no weight, where it has none. */
    private void addUnknown(int from, int to, OddValues odd) {
        for (int row = from; id < 0 && row < to; row++) {
            odd.add(row, ValueState.UNKNOWN);
        }
    }

    /** @param divided may be the values */
    private void divide(double[] values, int rows, double[] divided) {
        for (int row = 0; row < rows; row++) {
            divided[row] = values[row] / divideBy;
        }
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
