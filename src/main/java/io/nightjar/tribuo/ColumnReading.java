package io.nightjar.tribuo;

import java.util.List;
import java.util.Optional;

/**
 * What a batch's values of one column came to.
 *
 * @param states one a row; absent where every value is known, as is usual
 * @param terms one a slot of the column
 */
record ColumnReading(Optional<ValueState[]> states, List<Terms> terms) {

    static ColumnReading allKnown(Terms terms) {
        return new ColumnReading(Optional.empty(), List.of(terms));
    }

    static ColumnReading of(ValueState[] states, Terms terms) {
        return new ColumnReading(Optional.of(states), List.of(terms));
    }
}
