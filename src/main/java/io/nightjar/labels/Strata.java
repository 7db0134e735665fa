package io.nightjar.labels;

import java.util.Arrays;

/** Rows counted by everything that is said of them but their score: slices, true class, predicted class, selection. */
final class Strata {
    static final int PASSED_OVER = 0;
    static final int SELECTED = 1;

    private final int classes;
    private long[] rows = new long[64];

    /** Sees a tag and how many rows have it. */
    @FunctionalInterface
    interface Visitor {
        void stratum(int tag, long rows);
    }

    Strata(int classes) {
        this.classes = classes;
    }

    /**
     * Counts a row and gives its tag.
     *
     * @param truth a class; their number where there is no label
     * @param selected {@link #SELECTED} or {@link #PASSED_OVER}
     */
    int add(int combination, int truth, int predicted, int selected) {
        int tag = Math.addExact(
                Math.multiplyExact(combination, (classes + 1) * classes * 2),
                ((truth * classes) + predicted) * 2 + selected);
        if (tag >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(tag + 1, rows.length + (rows.length >> 1)));
        }
        rows[tag]++;
        return tag;
    }

    int combination(int tag) {
        return tag / ((classes + 1) * classes * 2);
    }

    int truth(int tag) {
        return tag / (classes * 2) % (classes + 1);
    }

    int predicted(int tag) {
        return tag / 2 % classes;
    }

    boolean isSelected(int tag) {
        return tag % 2 == SELECTED;
    }

    void forEach(Visitor visitor) {
        for (int tag = 0; tag < rows.length; tag++) {
            if (rows[tag] > 0) {
                visitor.stratum(tag, rows[tag]);
            }
        }
    }
}
