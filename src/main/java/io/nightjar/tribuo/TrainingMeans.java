package io.nightjar.tribuo;

import java.util.Optional;
import org.tribuo.CategoricalInfo;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.RealInfo;
import org.tribuo.VariableInfo;
import org.tribuo.transform.TransformedModel;

/** The mean of each feature over the rows that a model was trained on, as the model itself remembers them. */
final class TrainingMeans {

    private TrainingMeans() {}

    /** By feature id, a row without the feature counting as 0; empty where the model does not know how many rows. */
    static Optional<double[]> of(Model<?> model) {
        Model<?> inner = model;
        while (inner instanceof TransformedModel<?> transformed) {
            inner = transformed.getInnerModel();
        }
        int rows = inner.getProvenance().getDatasetProvenance().getNumExamples();
        ImmutableFeatureMap features = inner.getFeatureIDMap();
        double[] means = new double[features.size()];
        for (VariableInfo feature : features) {
            means[features.getID(feature.getName())] = mean(feature) * feature.getCount() / rows;
        }
        boolean finite = true;
        for (double mean : means) {
            finite &= Double.isFinite(mean);
        }
        return rows > 0 && finite ? Optional.of(means) : Optional.empty();
    }

    /** Over the rows that have the feature. */
    private static double mean(VariableInfo feature) {
        if (feature instanceof RealInfo numbers) {
            return numbers.getMean();
        }
        return feature instanceof CategoricalInfo few ? few.generateRealInfo().getMean() : Double.NaN;
    }
}
