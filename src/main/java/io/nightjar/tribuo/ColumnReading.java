package io.nightjar.tribuo;

import java.util.List;

/**
 * What a batch's values of one column came to.
 *
 * @param odd values that are missing, invalid or not wholly known
 * @param terms one a slot of the column
 */
record ColumnReading(OddValues odd, List<Terms> terms) {

    static ColumnReading of(OddValues odd, Terms terms) {
        return new ColumnReading(odd, List.of(terms));
    }
}
