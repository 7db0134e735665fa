package io.nightjar.tribuo;

import io.nightjar.model.ModelBundle;
import io.nightjar.model.Provenance;
import io.nightjar.scoring.ModelContents;
import io.nightjar.scoring.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.VariableIDInfo;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/** Looks into Tribuo models. */
public final class TribuoModelContents implements ModelContents {
    private static final String BIAS = "(bias)";

    @Override
    public Provenance provenance(ModelBundle bundle) {
        return TribuoProvenance.of(read(bundle));
    }

    @Override
    public Map<String, String> footers(ModelBundle bundle) {
        return TribuoProvenance.footers(read(bundle));
    }

    @Override
    public Optional<Weights> weights(ModelBundle bundle) {
        Model<?> model = read(bundle);
        Task<?> task = TribuoModelReader.task(model, bundle.version().label());
        return model instanceof AbstractLinearSGDModel<?> linear
                ? Optional.of(weights(linear, task))
                : Optional.empty();
    }

    private static <T extends Output<T>> Weights weights(AbstractLinearSGDModel<?> model, Task<T> task) {
        List<String> features = new ArrayList<>();
        for (int id = 0; id < model.getFeatureIDMap().size(); id++) {
            VariableIDInfo feature = model.getFeatureIDMap().get(id);
            features.add(feature.getName());
        }
        features.add(BIAS);
        DenseMatrix matrix = model.getWeightsCopy();
        double[][] values = new double[matrix.getDimension1Size()][];
        for (int output = 0; output < values.length; output++) {
            values[output] = matrix.getRow(output).toArray();
        }
        return new Weights(task.labels(model.castModel(task.type())), features, values);
    }

    private static Model<?> read(ModelBundle bundle) {
        return TribuoModelReader.read(
                TribuoModelReader.part(bundle), bundle.version().label());
    }
}
