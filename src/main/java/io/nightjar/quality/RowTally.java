package io.nightjar.quality;

/** Counts rows by a small number, four at a time: one count after the other would wait for the one before. */
final class RowTally {
    private static final int LANES = 4;

    private final int kinds;
    private final long[] rows;

    RowTally(int kinds) {
        this.kinds = kinds;
        rows = new long[LANES * kinds];
    }

    void add(int[] ofRows, int size) {
        int end = size / LANES * LANES;
        for (int row = 0; row < end; row += LANES) {
            rows[ofRows[row]]++;
            rows[ofRows[row + 1] + kinds]++;
            rows[ofRows[row + 2] + 2 * kinds]++;
            rows[ofRows[row + 3] + 3 * kinds]++;
        }
        for (int row = end; row < size; row++) {
            add(ofRows[row]);
        }
    }

    void add(int kind) {
        rows[kind]++;
    }

    long rows(int kind) {
        return rows[kind] + rows[kind + kinds] + rows[kind + 2 * kinds] + rows[kind + 3 * kinds];
    }
}
