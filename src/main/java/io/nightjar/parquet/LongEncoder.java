package io.nightjar.parquet;

import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.LongVector;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/**
 * Integers, booleans, dates and times. What the first page with a value shows decides for the chunk: integers that grow are
 * stored as differences.
 */
final class LongEncoder extends ColumnEncoder {
    /** Where differences take at most this part of the values, nothing else is tried. */
    private static final int PLAINLY_SMALLER = 8;

    private Layout layout = Layout.OPEN;
    private long[] present = {};
    private long least = Long.MAX_VALUE;
    private long largest = Long.MIN_VALUE;

    private enum Layout {
        OPEN,
        PLAIN,
        DIFFERENCES
    }

    LongEncoder(Column column, EncodedChunk chunk, PageScratch scratch) {
        super(column, chunk, scratch);
    }

    @Override
    int encode(ColumnVector vector, int from, int to, long firstRow) {
        LongVector longs = (LongVector) vector;
        switch (column().type()) {
            case BOOLEAN -> encodeBooleans(longs, from, to, firstRow);
            case INT32, DATE -> encodeInts(longs, from, to, firstRow);
            default -> encodeLongs(longs, from, to);
        }
        return to;
    }

    private void encodeBooleans(LongVector vector, int from, int to, long firstRow) {
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                long value = vector.value(row);
                if (value != 0 && value != 1) {
                    throw refused(firstRow + row, "is neither false nor true");
                }
                values().putBit((int) value);
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
        }
    }

    private void encodeInts(LongVector vector, int from, int to, long firstRow) {
        PageBytes page = values();
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                long value = vector.value(row);
                if (value != (int) value) {
                    throw refused(firstRow + row, "is outside of 32 bits");
                }
                page.putInt((int) value);
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
        }
    }

    private void encodeLongs(LongVector vector, int from, int to) {
        if (vector.hasNulls()) {
            int count = takePresent(vector, from, to);
            encodeLongs(present, 0, count);
        } else {
            encodeLongs(vector.values(), from, to - from);
        }
    }

    private int takePresent(LongVector vector, int from, int to) {
        if (present.length < to - from) {
            present = new long[to - from];
        }
        int count = 0;
        for (int row = from; row < to; row++) {
            if (!vector.isNull(row)) {
                present[count++] = vector.value(row);
            }
        }
        return count;
    }

    private void encodeLongs(long[] source, int from, int count) {
        values().putLongs(source, from, count);
        long low = least;
        long high = largest;
        for (int i = from; i < from + count; i++) {
            low = Math.min(low, source[i]);
            high = Math.max(high, source[i]);
        }
        least = low;
        largest = high;
    }

    @Override
    Encoding beforeEnd() {
        if (layout == Layout.OPEN && pagePresent() > 0) {
            layout = column().type() == ColumnType.BOOLEAN || !areDifferencesSmaller()
                    ? Layout.PLAIN
                    : Layout.DIFFERENCES;
        }
        return layout == Layout.DIFFERENCES && pagePresent() > 0 ? Encoding.DELTA_BINARY_PACKED : Encoding.PLAIN;
    }

    private boolean areDifferencesSmaller() {
        PageBytes differences = scratch().memory().lendPage();
        putDifferences(differences);
        boolean smaller = differences.size() <= values().size() / PLAINLY_SMALLER
                || chunk().compressedSize(differences) < chunk().compressedSize(values());
        scratch().memory().giveBack(differences);
        return smaller;
    }

    private void putDifferences(PageBytes page) {
        if (column().type() == ColumnType.INT32 || column().type() == ColumnType.DATE) {
            DeltaEncoder.encodeInts(values(), page);
        } else {
            DeltaEncoder.encodeLongs(values(), page);
        }
    }

    @Override
    void putValues(PageBytes page) {
        if (layout == Layout.DIFFERENCES && pagePresent() > 0) {
            putDifferences(page);
        } else {
            super.putValues(page);
        }
    }

    @Override
    void describe(Statistics<?> statistics) {
        switch (column().type()) {
            case BOOLEAN -> {
                statistics.updateStats(least == 1);
                statistics.updateStats(largest == 1);
            }
            case INT32, DATE -> {
                statistics.updateStats((int) least);
                statistics.updateStats((int) largest);
            }
            default -> {
                statistics.updateStats(least);
                statistics.updateStats(largest);
            }
        }
    }

    @Override
    void afterEnd() {
        least = Long.MAX_VALUE;
        largest = Long.MIN_VALUE;
    }
}
