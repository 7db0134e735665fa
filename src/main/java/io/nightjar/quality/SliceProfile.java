package io.nightjar.quality;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom a night's decisions picked, told apart by a column.
 *
 * @param column one of the job's slices that stands in the input
 * @param groups by value; rows without one under {@value #MISSING}. None where there are more than {@value
 *     #MOST_GROUPS}, which tell nothing apart
 * @param tooMany whether that is so
 */
public record SliceProfile(String column, SortedMap<String, Selected> groups, boolean tooMany) {
    /** The group of rows without a value. */
    public static final String MISSING = "(missing)";

    static final int MOST_GROUPS = 1000;

    /**
     * Of one group.
     *
     * @param rows scored
     * @param selected of them: those that the job's decision picks, or without one those predicted as the positive class
     */
    public record Selected(long rows, long selected) {
        Selected plus(Selected next) {
            return new Selected(rows + next.rows, selected + next.selected);
        }
    }

    public SliceProfile {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    /** This and the next one in split order. */
    SliceProfile merge(SliceProfile next) {
        if (!column.equals(next.column)) {
            throw new IllegalArgumentException("profiles of different jobs");
        }
        SortedMap<String, Selected> all = new TreeMap<>(groups);
        next.groups.forEach((value, rows) -> all.merge(value, rows, Selected::plus));
        return of(column, all, tooMany || next.tooMany);
    }

    /** Without groups where there are too many. */
    static SliceProfile of(String column, SortedMap<String, Selected> groups, boolean tooMany) {
        boolean full = tooMany || groups.size() > MOST_GROUPS;
        return new SliceProfile(column, full ? new TreeMap<>() : groups, full);
    }
}
