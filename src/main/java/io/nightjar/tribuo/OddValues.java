package io.nightjar.tribuo;

import java.util.Arrays;

/** The rows of a batch whose value of one column is not simply known, in ascending order; usually none or few. */
final class OddValues {
    private int[] rows = {};
    private ValueState[] states = {};
    private int count;

    /** Does nothing for a value that is known. */
    void add(int row, ValueState state) {
        if (state == ValueState.KNOWN) {
            return;
        }
        if (count == rows.length) {
            int longer = Math.max(16, 2 * count);
            rows = Arrays.copyOf(rows, longer);
            states = Arrays.copyOf(states, longer);
        }
        rows[count] = row;
        states[count] = state;
        count++;
    }

    int count() {
        return count;
    }

    /** The row of the i-th. */
    int row(int i) {
        return rows[i];
    }

    ValueState state(int i) {
        return states[i];
    }
}
