package io.nightjar.quality;

/**
 * How numbers are distributed: all of them, counted by slot of {@link NumberGrid}.
 *
 * @param center subtracted from each number before it was counted: 0, or, where a column's numbers lie near each other and
 *     far from zero, a number amid them, so that the slots around it are narrow; distributions are compared only where
 *     it is equal
 * @param slots of the differences
 */
public record Distribution(double center, SlotCounts slots) {
    static final Distribution NONE = new Distribution(0, SlotCounts.NONE);

    long count() {
        return slots.total();
    }

    Distribution plus(Distribution next) {
        if (center != next.center) {
            throw new IllegalArgumentException("numbers counted around different centers");
        }
        return new Distribution(center, slots.plus(next.slots));
    }

    /** Numbers that are {@link #center}. */
    long zeros() {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.slot(i) == 0) {
                return slots.count(i);
            }
        }
        return 0;
    }

    /** Numbers below {@link #center}. */
    long negatives() {
        long below = 0;
        for (int i = 0; i < slots.size() && slots.slot(i) < 0; i++) {
            below += slots.count(i);
        }
        return below;
    }

    /**
     * The number at a share of the way from least to greatest: the least that has at least the share of all numbers at or
     * below it, with {@link NumberGrid#RELATIVE_ERROR} of its distance from {@link #center}. There is a number.
     */
    double quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long below = 0;
        int index = -1;
        while (below < rank) {
            index++;
            below += slots.count(index);
        }
        return center + NumberGrid.middle(slots.slot(index));
    }
}
