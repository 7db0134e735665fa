package io.nightjar.diff;

/** Finds rows by the prints of their keys. A row may have a figure beside it. */
final class KeyIndex {
    static final int ABSENT = -1;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int mask;
    private final long[] first;
    private final long[] second;
    private final int[] rows;
    private final double[] figures;

    /** @param most how many keys are put at most */
    KeyIndex(long most) {
        int keys = (int) Math.max(16, Math.min(most, 1 << 28));
        int room = Integer.highestOneBit(keys + keys / 2) << 1;
        this.mask = room - 1;
        this.first = new long[room];
        this.second = new long[room];
        this.rows = new int[room];
        this.figures = new double[room];
    }

    void put(long one, long other, int row, double figure) {
        int slot = slot(one, other);
        first[slot] = one;
        second[slot] = other;
        rows[slot] = row + 1;
        figures[slot] = figure;
    }

    /** Its slot, or {@link #ABSENT}. */
    int find(long one, long other) {
        int slot = slot(one, other);
        return rows[slot] == 0 ? ABSENT : slot;
    }

    int row(int slot) {
        return rows[slot] - 1;
    }

    double figure(int slot) {
        return figures[slot];
    }

    private int slot(long one, long other) {
        long mixed = (one ^ Long.rotateLeft(other, 23)) * MIX;
        int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
        while (rows[slot] != 0 && (first[slot] != one || second[slot] != other)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
