package io.nightjar.labels;

import io.nightjar.table.RowBatch;
import java.util.List;

/** Collects the published rows of a date with their labels, and says in the end what they show. */
interface Outcome {
    /** What the columns of the next rows hold. */
    void begin(RowBatch batch);

    /**
     * @param label as {@link Truth} gives it; not a number where there is none
     * @param codes of the slices
     */
    void row(int row, double label, int[] codes);

    /** Of all rows, and then of each slice's groups, in the order of their codes; groups without rows are left out. */
    Groups finish();

    /**
     * @param all of all rows
     * @param slices of each slice column, by the codes of its values; absent codes are null-free empty groups
     */
    record Groups(Group all, List<List<Group>> slices) {}
}
