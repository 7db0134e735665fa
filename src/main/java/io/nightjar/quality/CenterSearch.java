package io.nightjar.quality;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the {@link Distribution#center} of columns whose numbers lie near each other and far from zero, such as years or
 * kelvins: the slots of {@link NumberGrid} are as wide there as all of the numbers. Needs the rows several times, each
 * time those columns only that are still {@link #open}.
 */
public final class CenterSearch {
    /** Each brings a center 64 times nearer, which is enough for seconds since 1970. */
    private static final int MOST_PASSES = 5;

    /** Numbers are far from zero where their middle is so many times as far as their deciles are apart. */
    private static final double FAR = 4;

    private final Map<String, Double> centers = new TreeMap<>();
    private Schema open;
    private List<NumberCollector> collectors;
    private int passes;

    /** @param columns that are compared, private ones not among them */
    public CenterSearch(Schema columns) {
        open = new Schema(columns.columns().stream()
                .filter(column -> column.type().isNumber())
                .toList());
        collectors = collectors();
    }

    private List<NumberCollector> collectors() {
        return open.columns().stream()
                .map(column -> new NumberCollector(centers.getOrDefault(column.name(), 0.0), 1))
                .toList();
    }

    /** The columns to be looked at in this pass. */
    public Schema open() {
        return open;
    }

    /** @param batch of the {@link #open} columns */
    public void observe(RowBatch batch) {
        for (int i = 0; i < collectors.size(); i++) {
            ColumnVector vector = batch.vector(i);
            if (vector instanceof LongVector || vector instanceof DoubleVector) {
                collectors.get(i).observe(vector, new int[0]);
            }
        }
    }

    /** Ends a pass over all rows. */
    public void endPass() {
        passes++;
        List<Column> left = new java.util.ArrayList<>();
        for (int i = 0; i < collectors.size(); i++) {
            ColumnContent.Numbers numbers = collectors.get(i).content();
            if (numbers.count() > 0 && numbers.min() < numbers.max() && isFar(numbers.distribution())) {
                centers.put(open.column(i).name(), numbers.distribution().quantile(0.5));
                left.add(open.column(i));
            }
        }
        open = new Schema(passes < MOST_PASSES ? left : List.of());
        collectors = collectors();
    }

    private static boolean isFar(Distribution distribution) {
        double spread = distribution.quantile(0.9) - distribution.quantile(0.1);
        return Math.abs(distribution.quantile(0.5) - distribution.center()) > FAR * spread;
    }

    /** The centers that are not 0. */
    public Map<String, Double> centers() {
        return Map.copyOf(centers);
    }
}
