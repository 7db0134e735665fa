package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.StringVector;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;

/** The states of one feature column's values; dictionary entries are looked at once a batch. */
record ValueStates(FeatureColumn column, FieldProcessor processor, ImmutableFeatureMap known) {

    OddValues of(ColumnVector vector, ColumnType type) {
        OddValues odd = new OddValues();
        @Nullable
        ValueState[] entries = new ValueState[vector instanceof StringVector texts ? texts.dictionary().length : 0];
        for (int row = 0; row < vector.size(); row++) {
            if (vector.isNull(row)) {
                odd.add(row, ValueState.MISSING);
            } else if (vector instanceof StringVector texts) {
                int code = texts.codes()[row];
                ValueState entry = entries[code];
                if (entry == null) {
                    entry = ofText(texts.value(row));
                    entries[code] = entry;
                }
                odd.add(row, entry);
            } else if (vector instanceof DoubleVector doubles && !Double.isFinite(doubles.value(row))) {
                odd.add(row, ValueState.INVALID);
            } else {
                odd.add(row, ofText(ValueText.of(vector, type, row)));
            }
        }
        return odd;
    }

    private ValueState ofText(String text) {
        if (ValueText.isBlank(text)) {
            return ValueState.MISSING;
        }
        List<ColumnarFeature> features =
                processor.process(text.replace('\n', ' ').trim());
        long weighed = features.stream()
                .filter(feature -> known.getID(feature.getName()) >= 0)
                .count();
        if (weighed == 0) {
            return ValueState.UNKNOWN;
        }
        // Texts hold words that no training row had; that is usual and no sign of anything.
        return weighed == features.size() || column.kinds().contains(Kind.TEXT)
                ? ValueState.KNOWN
                : ValueState.PARTLY_KNOWN;
    }
}
