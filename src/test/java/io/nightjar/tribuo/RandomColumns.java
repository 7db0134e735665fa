package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Feature columns of every kind, and values for them, all drawn from one source of chance. */
record RandomColumns(List<FeatureColumn> features) {
    private static final long DAY = 86_400_000_000L;
    private static final double[] DIVISORS = {1, 1, 3, 0.1, 1e-150, 1e150, -7};
    /** Some sort around the joiner of feature names, and some make one column's features fall among another's. */
    private static final List<String> NAMES = List.of("a", "a b", "aa", "Z", "\u00e4", "a@b", "b@1-N=night", "b", "_");

    private static final String[] TEXTS = {
        "c0",
        " c1\n",
        "c2",
        "c1",
        "",
        " \n\t",
        "c\n4",
        "c 4",
        "\u00e4",
        "?!",
        "A fine night",
        "night night night",
        "late,\nlate and LOUD",
        "b@x",
        "1-N=night",
        "the night of the 4th",
        "\u6771\u4eac \ud83d\ude80 night",
        "x-y_z 3.5e7"
    };
    private static final double[] DOUBLES = {
        0.0, -0.0, 0.1, -1e300, 1e300, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 1, -17.25
    };
    private static final double[] NO_NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private static final long[] LONGS = {0, 1, -1, 3, 99, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, 11_000};

    static RandomColumns of(Random random) {
        List<FeatureColumn> columns = new ArrayList<>();
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        for (String name : names.subList(0, 1 + random.nextInt(names.size() - 1))) {
            columns.add(any(name, random));
        }
        int numbers = random.nextInt(4) == 0 ? random.nextInt(40) : 0;
        for (int i = 0; i < numbers; i++) {
            columns.add(number("n" + i, ColumnType.DOUBLE, random));
        }
        columns.sort(Comparator.comparing(FeatureColumn::name));
        return new RandomColumns(List.copyOf(columns));
    }

    private static FeatureColumn any(String name, Random random) {
        ColumnType[] numbers = {ColumnType.DOUBLE, ColumnType.FLOAT, ColumnType.INT32, ColumnType.INT64};
        ColumnType[] codes = {ColumnType.BOOLEAN, ColumnType.DATE, ColumnType.INT32, ColumnType.INT64};
        return switch (random.nextInt(8)) {
            case 0, 1 -> number(name, numbers[random.nextInt(4)], random);
            case 2, 3 -> new FeatureColumn(name, ColumnType.STRING, List.of(Kind.CATEGORY));
            case 4 -> new FeatureColumn(name, codes[random.nextInt(4)], List.of(Kind.CATEGORY));
            case 5 -> new FeatureColumn(name, ColumnType.STRING, List.of(Kind.TEXT));
            case 6 -> new FeatureColumn(name, ColumnType.DATE, List.of(Kind.WEEKDAY));
            default -> new FeatureColumn(name, ColumnType.LOCAL_TIMESTAMP, times(random));
        };
    }

    private static FeatureColumn number(String name, ColumnType type, Random random) {
        return new FeatureColumn(name, type, List.of(Kind.NUMBER), DIVISORS[random.nextInt(DIVISORS.length)]);
    }

    private static List<Kind> times(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> List.of(Kind.HOUR);
            case 1 -> List.of(Kind.WEEKDAY);
            default -> List.of(Kind.HOUR, Kind.WEEKDAY);
        };
    }

    /** Every value may be missing, unknown, huge or no number; each column has its own share of such. */
    RowBatch rows(int rows, Random random) {
        return rows(rows, 1, random);
    }

    /** Rows of values that Tribuo's trainer bears. */
    RowBatch trainingRows(int rows, Random random) {
        return rows(rows, 0, random);
    }

    /** @param wildness 0 leaves out huge numbers and what is no number */
    private RowBatch rows(int rows, double wildness, Random random) {
        List<ColumnVector> vectors = new ArrayList<>();
        Schema schema = new Schema(features.stream()
                .map(column -> io.nightjar.table.Column.optional(column.name(), column.type()))
                .toList());
        for (FeatureColumn column : features) {
            vectors.add(vector(column.type(), rows, wildness, random));
        }
        return new RowBatch(schema, rows, vectors, random.nextInt(1000));
    }

    private static ColumnVector vector(ColumnType type, int rows, double wildness, Random random) {
        boolean[] nulls = nulls(rows, random);
        // Arrays may be longer than the batch, and hold anything where a row is null.
        int length = rows + random.nextInt(3);
        return switch (type) {
            case STRING -> texts(rows, length, nulls, random);
            case FLOAT, DOUBLE -> doubles(type, rows, length, nulls, wildness, random);
            default -> longs(type, rows, length, nulls, wildness, random);
        };
    }

    private static boolean[] nulls(int rows, Random random) {
        double share = new double[] {0, 0, 0, 0.05, 0.5, 1}[random.nextInt(6)];
        boolean[] nulls = new boolean[share == 0 ? 0 : rows];
        for (int row = 0; row < nulls.length; row++) {
            nulls[row] = random.nextDouble() < share;
        }
        return nulls;
    }

    /** A dictionary with entries that repeat and entries that no row uses. */
    private static ColumnVector texts(int rows, int length, boolean[] nulls, Random random) {
        String[] dictionary = new String[1 + random.nextInt(12)];
        for (int code = 0; code < dictionary.length; code++) {
            dictionary[code] = TEXTS[random.nextInt(TEXTS.length)];
        }
        int[] codes = new int[length];
        for (int row = 0; row < length; row++) {
            codes[row] = row < nulls.length && nulls[row] ? -7 : random.nextInt(dictionary.length);
        }
        return new StringVector(dictionary, codes, rows, nulls);
    }

    private static ColumnVector doubles(
            ColumnType type, int rows, int length, boolean[] nulls, double wildness, Random random) {
        double invalid = wildness * new double[] {0, 0, 0, 0.02, 0.5}[random.nextInt(5)];
        double huge = wildness * new double[] {0, 0, 0.01, 0.3}[random.nextInt(4)];
        double[] values = new double[length];
        for (int row = 0; row < length; row++) {
            double value = random.nextDouble() < huge ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian();
            value = random.nextDouble() < invalid ? NO_NUMBERS[random.nextInt(3)] : value;
            value = row < nulls.length && nulls[row] ? Double.NaN : value;
            values[row] = type == ColumnType.FLOAT ? (double) (float) value : value;
        }
        return new DoubleVector(values, rows, nulls);
    }

    private static ColumnVector longs(
            ColumnType type, int rows, int length, boolean[] nulls, double wildness, Random random) {
        double wild = wildness * new double[] {0, 0.05, 0.5}[random.nextInt(3)];
        long[] values = new long[length];
        for (int row = 0; row < length; row++) {
            boolean isWild = random.nextDouble() < wild;
            values[row] = switch (type) {
                case BOOLEAN -> random.nextInt(2);
                case DATE -> isWild ? random.nextInt() : 11_000 + random.nextInt(9);
                case INT32 -> isWild ? random.nextInt() : random.nextInt(9);
                case LOCAL_TIMESTAMP ->
                    isWild ? random.nextLong() : 11_000 * DAY + (long) (random.nextDouble() * 9 * DAY);
                default -> isWild ? LONGS[random.nextInt(LONGS.length)] : random.nextInt(9);
            };
        }
        return new LongVector(values, rows, nulls);
    }
}
