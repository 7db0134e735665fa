package io.nightjar.quality;

import io.nightjar.model.FeatureColumn;
import io.nightjar.quality.ColumnContent.Categories;
import io.nightjar.quality.ColumnContent.Instants;
import io.nightjar.quality.ColumnContent.Numbers;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The values that a column has tonight or had in the baseline, each once, with the rows that hold it on either side: from these a
 * linear model says what the column contributes anywhere. Rows that its policy rejects hold none.
 *
 * @param texts the values of a text column, else none
 * @param numbers the values of any other
 * @param before the baseline's rows, by value; the last is of rows without one
 * @param now the night's
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, never compared
record ColumnProbe(FeatureColumn column, String[] texts, double[] numbers, long[] before, long[] now) {

    /** No value at all. */
    static ColumnProbe none(FeatureColumn column) {
        return new ColumnProbe(column, new String[] {""}, new double[1], new long[1], new long[1]);
    }

    /** Both sides are comparable, see {@link ColumnComparison#refusal}, and {@link #isKnown known}. */
    static ColumnProbe of(
            FeatureColumn column, ColumnProfile before, ColumnProfile now, ColumnPolicy policy, LocalDate date) {
        Probing probing = new Probing();
        if (before.content() instanceof Numbers then && now.content() instanceof Numbers tonight) {
            probing.numbers(then.distribution(), tonight.distribution(), isWhole(column.type()));
        } else if (before.content() instanceof Instants then && now.content() instanceof Instants tonight) {
            probing.hours(then.hours(), tonight.hours(), date);
        } else {
            probing.texts((Categories) before.content(), (Categories) now.content(), policy);
        }
        probing.add("", 0, without(before, policy), without(now, policy));
        return probing.done(column);
    }

    /** Whether all values of both sides are known. */
    static boolean isKnown(ColumnContent before, ColumnContent now) {
        return !(before instanceof ColumnContent.ManyValues || now instanceof ColumnContent.ManyValues);
    }

    private static boolean isWhole(ColumnType type) {
        return type == ColumnType.INT32 || type == ColumnType.INT64;
    }

    /** Rows that are scored although they have no value that the model can use. */
    private static long without(ColumnProfile column, ColumnPolicy policy) {
        long missing = policy.missing() == Policy.ZERO ? column.nulls() : 0;
        return policy.invalidNumber() == Policy.ZERO && column.content() instanceof Numbers numbers
                ? missing + numbers.nan() + numbers.infinite()
                : missing;
    }

    /** Values and the entry of rows without one. */
    int size() {
        return now.length;
    }

    /** The values as a column of so many rows, those beyond them without a value. */
    ColumnVector vector(int rows) {
        boolean[] nulls = new boolean[rows];
        Arrays.fill(nulls, size() - 1, rows, true);
        return switch (column.type()) {
            case STRING ->
                new StringVector(
                        texts,
                        0,
                        IntStream.range(0, rows)
                                .map(row -> Math.min(row, size() - 1))
                                .toArray(),
                        rows,
                        nulls);
            case FLOAT, DOUBLE -> new DoubleVector(Arrays.copyOf(numbers, rows), rows, nulls);
            default ->
                new LongVector(
                        Arrays.stream(Arrays.copyOf(numbers, rows))
                                .mapToLong(number -> (long) number)
                                .toArray(),
                        rows,
                        nulls);
        };
    }

    /** Puts the values of both sides together. */
    private static final class Probing {
        private final List<String> texts = new ArrayList<>();
        private final List<Double> numbers = new ArrayList<>();
        private final List<Long> before = new ArrayList<>();
        private final List<Long> now = new ArrayList<>();

        void add(String text, double number, long then, long tonight) {
            texts.add(text);
            numbers.add(number);
            before.add(then);
            now.add(tonight);
        }

        void numbers(Distribution then, Distribution tonight, boolean isWhole) {
            SlotCounts both = then.slots().plus(tonight.slots());
            long[] expected = then.slots().at(both);
            long[] actual = tonight.slots().at(both);
            for (int i = 0; i < expected.length; i++) {
                double place = tonight.center() + NumberGrid.middle(both.slot(i));
                // A bin that holds one whole number begins with it.
                add("", isWhole ? (double) (long) place : place, expected[i], actual[i]);
            }
        }

        void hours(List<Long> then, List<Long> tonight, LocalDate date) {
            long day = TimeUnit.DAYS.toMicros(date.toEpochDay());
            for (int hour = 0; hour < tonight.size(); hour++) {
                add("", (double) (day + TimeUnit.HOURS.toMicros(hour)), then.get(hour), tonight.get(hour));
            }
        }

        void texts(Categories then, Categories tonight, ColumnPolicy policy) {
            TreeSet<String> all = new TreeSet<>(then.counts().keySet());
            all.addAll(tonight.counts().keySet());
            for (String value : all) {
                if (!value.isEmpty() || policy.missing() == Policy.ZERO) {
                    add(
                            value,
                            value.equals("true") ? 1 : 0,
                            then.counts().getOrDefault(value, 0L),
                            tonight.counts().getOrDefault(value, 0L));
                }
            }
        }

        ColumnProbe done(FeatureColumn column) {
            return new ColumnProbe(
                    column,
                    texts.toArray(String[]::new),
                    numbers.stream().mapToDouble(Double::doubleValue).toArray(),
                    before.stream().mapToLong(Long::longValue).toArray(),
                    now.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
