package io.nightjar.labels;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A number for each combination of slices that occurs. */
final class Combinations {
    private final int columns;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private int[] codes = new int[16];
    private int size;
    private int[] last = new int[0];
    private int lastNumber = -1;

    /** One combination; made for those only that were not seen before, or not just now. */
    private record Key(int[] codes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(codes, key.codes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codes);
        }

        @Override
        public String toString() {
            return Arrays.toString(codes);
        }
    }

    Combinations(int columns) {
        this.columns = columns;
    }

    /** @param row a code for each column; may be changed afterwards */
    int number(int[] row) {
        if (lastNumber >= 0 && Arrays.equals(row, last)) {
            return lastNumber;
        }
        last = row.clone();
        lastNumber = numbers.computeIfAbsent(new Key(last), this::add);
        return lastNumber;
    }

    private int add(Key key) {
        if ((size + 1) * columns > codes.length) {
            codes = Arrays.copyOf(codes, 2 * (size + 1) * columns);
        }
        System.arraycopy(key.codes(), 0, codes, size * columns, columns);
        return size++;
    }

    int code(int combination, int column) {
        return codes[combination * columns + column];
    }

    int size() {
        return size;
    }
}
