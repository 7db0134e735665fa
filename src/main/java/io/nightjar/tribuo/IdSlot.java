package io.nightjar.tribuo;

import java.util.function.Function;

/** Features of one column of which a row has at most one. */
final class IdSlot {
    private final int[] ids;
    private final Function<int[], Terms> termsOf;

    /**
     * @param ids of the features, ascending
     * @param termsOf what the features add, from their ids by row, negative where there is none
     */
    IdSlot(int[] ids, Function<int[], Terms> termsOf) {
        this.ids = ids;
        this.termsOf = termsOf;
    }

    int[] ids() {
        return ids;
    }

    Terms terms(int[] ofRow) {
        return termsOf.apply(ofRow);
    }
}
