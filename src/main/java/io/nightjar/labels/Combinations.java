package io.nightjar.labels;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A number for each combination of slices that occurs. */
final class Combinations {
    private final int columns;
    private final Map<IntBuffer, Integer> numbers = new HashMap<>();
    private int[] codes = new int[16];
    private int size;

    Combinations(int columns) {
        this.columns = columns;
    }

    /** @param row a code for each column; may be changed afterwards */
    int number(int[] row) {
        Integer known = numbers.get(IntBuffer.wrap(row));
        if (known == null) {
            known = add(row);
            numbers.put(IntBuffer.wrap(row.clone()), known);
        }
        return known;
    }

    private int add(int[] row) {
        if ((size + 1) * columns > codes.length) {
            codes = Arrays.copyOf(codes, 2 * (size + 1) * columns);
        }
        System.arraycopy(row, 0, codes, size * columns, columns);
        return size++;
    }

    int code(int combination, int column) {
        return codes[combination * columns + column];
    }

    int size() {
        return size;
    }
}
