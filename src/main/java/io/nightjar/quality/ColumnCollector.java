package io.nightjar.quality;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.StringVector;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at the values of one column of a split, batch by batch. */
sealed interface ColumnCollector {

    void observe(ColumnVector vector);

    ColumnContent content();

    static ColumnCollector of(Column column) {
        ColumnType type = column.type();
        return switch (type) {
            case INT32, INT64, FLOAT, DOUBLE -> new OfNumbers();
            case DATE, LOCAL_TIMESTAMP, INSTANT -> new OfInstants();
            case BOOLEAN -> new OfBooleans();
            case STRING -> new OfTexts();
        };
    }

    /** For keys and private columns: looks at nothing. */
    final class OfNothing implements ColumnCollector {
        @Override
        public void observe(ColumnVector vector) {}

        @Override
        public ColumnContent content() {
            return new ColumnContent.Withheld();
        }
    }

    final class OfNumbers implements ColumnCollector {
        private long count;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double sum;
        private long nan;
        private long infinite;

        @Override
        public void observe(ColumnVector vector) {
            if (vector instanceof LongVector longs) {
                addLongs(longs);
            } else {
                addDoubles((DoubleVector) vector);
            }
        }

        /** Fields are copied to locals and back: in a loop they would be read and written for each value. */
        private void addDoubles(DoubleVector vector) {
            double[] values = vector.values();
            boolean[] nulls = vector.nulls();
            int size = vector.size();
            long finite = count;
            double least = min;
            double greatest = max;
            double total = sum;
            int nans = 0;
            int infinities = 0;
            for (int row = 0; row < size; row++) {
                if (nulls.length != 0 && nulls[row]) {
                    continue;
                }
                double value = values[row];
                if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                    nans += Double.isNaN(value) ? 1 : 0;
                    infinities += Double.isNaN(value) ? 0 : 1;
                    continue;
                }
                finite++;
                total += value;
                // The comparison seldom holds and is cheap; Math.min knows which zero is the lesser.
                if (value <= least) {
                    least = Math.min(least, value);
                }
                if (value >= greatest) {
                    greatest = Math.max(greatest, value);
                }
            }
            count = finite;
            min = least;
            max = greatest;
            sum = total;
            nan += nans;
            infinite += infinities;
        }

        private void addLongs(LongVector vector) {
            long[] values = vector.values();
            boolean[] nulls = vector.nulls();
            int size = vector.size();
            long finite = count;
            double least = min;
            double greatest = max;
            double total = sum;
            for (int row = 0; row < size; row++) {
                if (nulls.length != 0 && nulls[row]) {
                    continue;
                }
                double value = values[row];
                finite++;
                total += value;
                least = value < least ? value : least;
                greatest = value > greatest ? value : greatest;
            }
            count = finite;
            min = least;
            max = greatest;
            sum = total;
        }

        @Override
        public ColumnContent content() {
            return count == 0
                    ? new ColumnContent.Numbers(0, 0, 0, 0, nan, infinite)
                    : new ColumnContent.Numbers(count, min, max, sum, nan, infinite);
        }
    }

    final class OfInstants implements ColumnCollector {
        private long count;
        private long min = Long.MAX_VALUE;
        private long max = Long.MIN_VALUE;

        @Override
        public void observe(ColumnVector vector) {
            LongVector longs = (LongVector) vector;
            for (int row = 0; row < longs.size(); row++) {
                if (!longs.isNull(row)) {
                    count++;
                    min = Math.min(min, longs.value(row));
                    max = Math.max(max, longs.value(row));
                }
            }
        }

        @Override
        public ColumnContent content() {
            return count == 0 ? ColumnContent.Instants.NONE : new ColumnContent.Instants(count, min, max);
        }
    }

    final class OfBooleans implements ColumnCollector {
        private final long[] rows = new long[2];

        @Override
        public void observe(ColumnVector vector) {
            LongVector longs = (LongVector) vector;
            for (int row = 0; row < longs.size(); row++) {
                if (!longs.isNull(row)) {
                    rows[(int) longs.value(row)]++;
                }
            }
        }

        @Override
        public ColumnContent content() {
            SortedMap<String, Long> counts = new TreeMap<>();
            for (int value = 0; value < 2; value++) {
                if (rows[value] > 0) {
                    counts.put(value == 0 ? "false" : "true", rows[value]);
                }
            }
            return new ColumnContent.Categories(counts);
        }
    }

    /** Counts codes while the dictionary stays the same, and looks at its texts only when it changes. */
    final class OfTexts implements ColumnCollector {
        private ColumnContent content = ColumnContent.Categories.NONE;
        private String[] dictionary = {};
        private long[] rows = {};

        @Override
        public void observe(ColumnVector vector) {
            if (content instanceof ColumnContent.ManyValues) {
                return;
            }
            StringVector texts = (StringVector) vector;
            if (texts.dictionary() != dictionary) {
                flush();
                dictionary = texts.dictionary();
                rows = new long[dictionary.length];
            }
            int[] codes = texts.codes();
            long[] counts = rows;
            boolean[] nulls = texts.nulls();
            int size = texts.size();
            for (int row = 0; row < size; row++) {
                if (nulls.length == 0 || !nulls[row]) {
                    counts[codes[row]]++;
                }
            }
        }

        private void flush() {
            SortedMap<String, Long> counts = new TreeMap<>();
            for (int code = 0; code < dictionary.length; code++) {
                if (rows[code] > 0) {
                    counts.merge(dictionary[code], rows[code], Long::sum);
                }
            }
            content = content.merge(ColumnContent.Categories.of(counts));
            Arrays.fill(rows, 0);
        }

        @Override
        public ColumnContent content() {
            flush();
            return content;
        }
    }
}
