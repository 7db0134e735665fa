package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.table.RowBatch;
import java.util.List;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.impl.ArrayExample;

/**
 * Rows as Tribuo sees them: the features that a pipeline makes of them. Its response is never asked, which may be of a
 * kind that throws where a row has none.
 */
record Examples<T extends Output<T>>(RowProcessor<T> pipeline, List<FeatureColumn> columns) {

    /** One row with its answer; empty where it has no feature at all. */
    Optional<Example<T>> of(RowBatch batch, int row, T output) {
        List<ColumnarFeature> features = pipeline.generateFeatures(RowTexts.of(columns, batch, row));
        if (features.isEmpty()) {
            return Optional.empty();
        }
        Example<T> example = new ArrayExample<>(output);
        example.addAll(features);
        return Optional.of(example);
    }
}
