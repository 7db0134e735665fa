package io.nightjar.tribuo;

import io.nightjar.model.Signature;
import io.nightjar.table.RowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.math.FeedForwardParameters;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.SparseVector;

/**
 * The sums of a linear model before they become probabilities. They need no {@code Math.exp}, so that they are equal to
 * the last bit on every platform.
 */
final class Margins {
    private final Model<Label> model;
    private final RowProcessor<Label> pipeline;
    private final Signature signature;
    private final Optional<FeedForwardParameters> weights;

    Margins(Model<Label> model, RowProcessor<Label> pipeline, Signature signature) {
        this.model = model;
        this.pipeline = pipeline;
        this.signature = signature;
        this.weights =
                model instanceof LinearSGDModel linear ? Optional.of(linear.getModelParameters()) : Optional.empty();
    }

    /** Of one row that can be scored; empty for a model that is not linear. */
    List<Double> of(RowBatch batch, int row) {
        if (weights.isEmpty()) {
            return List.of();
        }
        Example<Label> example = pipeline.generateExample(RowTexts.of(signature.features(), batch, row), false)
                .orElseThrow();
        DenseVector sums = weights.get().predict(vector(example));
        List<Double> margins = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            margins.add(sums.get(i));
        }
        return margins;
    }

    /** Tribuo takes a dense vector where an example has as many features as the model. */
    private SGDVector vector(Example<Label> example) {
        return example.size() == model.getFeatureIDMap().size()
                ? DenseVector.createDenseVector(example, model.getFeatureIDMap(), true)
                : SparseVector.createSparseVector(example, model.getFeatureIDMap(), true);
    }
}
