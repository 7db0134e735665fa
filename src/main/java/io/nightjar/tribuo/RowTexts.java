package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A row's usable values by column, as a {@code RowProcessor} wants them; missing and invalid ones are left out. */
final class RowTexts {

    private RowTexts() {}

    static Map<String, String> of(List<FeatureColumn> columns, RowBatch batch, int row) {
        Map<String, String> texts = new HashMap<>();
        for (FeatureColumn column : columns) {
            ColumnVector vector = batch.vector(column.name());
            if (isUsable(vector, row)) {
                String text = ValueText.of(vector, column.type(), row);
                if (!ValueText.isBlank(text)) {
                    texts.put(column.name(), text);
                }
            }
        }
        return texts;
    }

    private static boolean isUsable(ColumnVector vector, int row) {
        return !vector.isNull(row) && !(vector instanceof DoubleVector doubles && !Double.isFinite(doubles.value(row)));
    }
}
