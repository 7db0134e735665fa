package io.nightjar.tribuo;

import java.util.Arrays;

/** The rows of a batch whose value of one column is not simply known, in ascending order; usually none or few. */
final class OddValues {
    private static final int[] NO_ROWS = {};
    private static final ValueState[] NO_STATES = {};

    private int[] rows = NO_ROWS;
    private ValueState[] states = NO_STATES;
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

    /** Begins anew, for another batch or column. */
    void clear() {
        count = 0;
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
