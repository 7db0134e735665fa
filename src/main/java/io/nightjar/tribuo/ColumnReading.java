package io.nightjar.tribuo;

import java.util.List;

/** What a batch's values of one column came to. */
final class ColumnReading {
    private final OddValues odd;
    private final List<Terms> terms;
    private final int[] refused;

    /**
     * @param odd values that are missing, invalid or not wholly known
     * @param terms one a slot of the column
     * @param refused rows of whose value a transformation makes NaN, for which Tribuo refuses the row
     */
    ColumnReading(OddValues odd, List<Terms> terms, int[] refused) {
        this.odd = odd;
        this.terms = terms;
        this.refused = refused;
    }

    OddValues odd() {
        return odd;
    }

    List<Terms> terms() {
        return terms;
    }

    int[] refused() {
        return refused;
    }

    private static final int[] NONE = {};

    static ColumnReading of(OddValues odd, Terms terms) {
        return new ColumnReading(odd, List.of(terms), NONE);
    }

    static ColumnReading of(OddValues odd, List<Terms> terms) {
        return new ColumnReading(odd, terms, NONE);
    }
}
