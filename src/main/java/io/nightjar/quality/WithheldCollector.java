package io.nightjar.quality;

import io.nightjar.table.ColumnVector;

/** For keys and private columns: looks at nothing. */
final class WithheldCollector implements ColumnCollector {
    @Override
    public void observe(ColumnVector vector, int[] sample) {}

    @Override
    public void endRowGroup() {}

    @Override
    public ColumnContent content() {
        return new ColumnContent.Withheld();
    }
}
