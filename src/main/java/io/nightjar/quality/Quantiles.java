package io.nightjar.quality;

import io.nightjar.table.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** The quantiles that reports show of a column of numbers. */
public final class Quantiles {
    /** Of all rows; how far a quantile may be from the true one, over its distance from the center of the counting. */
    public static final double RELATIVE_ERROR = NumberGrid.RELATIVE_ERROR;

    private static final double[] SHARES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

    private Quantiles() {}

    /** @param share of the numbers that are at most {@code value} */
    public record Quantile(double share, double value) {}

    /** None where the column holds no numbers; whole ones of whole numbers. */
    public static List<Quantile> of(ColumnProfile column) {
        List<Quantile> quantiles = new ArrayList<>();
        if (column.content() instanceof ColumnContent.Numbers numbers && numbers.count() > 0) {
            boolean isWhole = column.type() == ColumnType.INT32 || column.type() == ColumnType.INT64;
            for (double share : SHARES) {
                double value = numbers.quantile(share);
                quantiles.add(new Quantile(share, isWhole ? whole(value) : value));
            }
        }
        return quantiles;
    }

    /** The middle of a bin that holds one whole number lies between that and the next one from zero outwards. */
    private static double whole(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }
}
