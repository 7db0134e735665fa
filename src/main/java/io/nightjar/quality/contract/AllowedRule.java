package io.nightjar.quality.contract;

import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;

/** Numbers or booleans that must be among a few; texts are {@link TextRule}. */
final class AllowedRule implements RowRule {
    private final double[] allowed;

    private AllowedRule(double[] allowed) {
        this.allowed = allowed;
        Arrays.sort(allowed);
    }

    /** Empty where a value is none that such a column can hold. */
    static Optional<RowRule> of(SortedSet<String> values, ColumnType type) {
        if (type == ColumnType.STRING) {
            return Optional.of(TextRule.oneOf(values));
        }
        if (type != ColumnType.BOOLEAN && !type.isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AllowedRule(
                    values.stream().mapToDouble(value -> number(value, type)).toArray()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static double number(String value, ColumnType type) {
        if (type == ColumnType.BOOLEAN) {
            if (!value.equals("true") && !value.equals("false")) {
                throw new NumberFormatException(value);
            }
            return value.equals("true") ? 1 : 0;
        }
        double number = new BigDecimal(value).doubleValue();
        return type == ColumnType.FLOAT ? (float) number : number;
    }

    @Override
    public int broken(ColumnVector vector) {
        int broken = 0;
        for (int row = 0; row < vector.size(); row++) {
            broken += breaks(vector, row) ? 1 : 0;
        }
        return broken;
    }

    @Override
    public boolean breaks(ColumnVector vector, int row) {
        if (vector.isNull(row)) {
            return false;
        }
        double value = vector instanceof LongVector longs ? longs.value(row) : ((DoubleVector) vector).value(row);
        // Zero has two signs, and a search tells them apart.
        return Arrays.binarySearch(allowed, value == 0 ? 0.0 : value) < 0;
    }
}
