package io.nightjar.quality.contract;

import io.nightjar.run.Contract;
import io.nightjar.run.Contract.Check;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import java.util.Optional;

/** A rule that single rows break, on the vectors of one column type. Used by one thread; nothing is allocated for a batch. */
interface RowRule {

    /** How many of the rows break it. */
    int broken(ColumnVector vector);

    /** Whether this row does. */
    boolean breaks(ColumnVector vector, int row);

    /** Empty where the check makes no sense of such a column. */
    static Optional<RowRule> of(Check check, Column column) {
        ColumnType type = column.type();
        if (check instanceof Contract.Required) {
            return Optional.of(new NotNull());
        }
        if (check instanceof Contract.Range range && type.isNumber()) {
            return Optional.of(
                    isWhole(type)
                            ? LongRange.of(range.least(), range.most())
                            : new DoubleRange(range.least(), range.most()));
        }
        if (check instanceof Contract.Matching pattern && type == ColumnType.STRING) {
            return Optional.of(TextRule.matching(pattern.regex()));
        }
        if (check instanceof Contract.Allowed allowed) {
            return AllowedRule.of(allowed.values(), type);
        }
        return Optional.empty();
    }

    private static boolean isWhole(ColumnType type) {
        return type == ColumnType.INT32 || type == ColumnType.INT64;
    }
}
