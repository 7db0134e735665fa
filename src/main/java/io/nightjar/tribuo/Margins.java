package io.nightjar.tribuo;

import io.nightjar.table.RowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.FeedForwardParameters;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.SparseVector;

/**
 * The sums of a linear model before they become its scores. They need no {@code Math.exp}, so that they are equal to the
 * last bit on every platform.
 *
 * @param weights empty for a model that is not linear
 */
record Margins<T extends Output<T>>(LoadedModel<T> loaded, Optional<FeedForwardParameters> weights) {

    static <T extends Output<T>> Margins<T> of(LoadedModel<T> loaded) {
        return new Margins<>(
                loaded,
                loaded.model() instanceof AbstractLinearSGDModel<T> linear
                        ? Optional.of(linear.getModelParameters())
                        : Optional.empty());
    }

    /** Of one row that can be scored; empty for a model that is not linear. */
    List<Double> of(RowBatch batch, int row) {
        if (weights.isEmpty()) {
            return List.of();
        }
        Example<T> example = loaded.examples()
                .of(batch, row, loaded.task().factory().getUnknownOutput())
                .orElseThrow();
        DenseVector sums = weights.get().predict(vector(example));
        List<Double> margins = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            margins.add(sums.get(i));
        }
        return margins;
    }

    /** Tribuo takes a dense vector where an example has as many features as the model. */
    private SGDVector vector(Example<T> example) {
        return example.size() == loaded.model().getFeatureIDMap().size()
                ? DenseVector.createDenseVector(example, loaded.model().getFeatureIDMap(), true)
                : SparseVector.createSparseVector(example, loaded.model().getFeatureIDMap(), true);
    }
}
