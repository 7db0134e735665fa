package io.nightjar.tribuo;

import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.protos.core.WeightedEnsembleModelProto;

/** What an ensemble tells to nobody, but writes down. */
final class EnsembleParts {
    private final float[] weights;
    private final String combiner;

    /**
     * @param weights one a member
     * @param combiner name of the class that makes one answer of all
     */
    EnsembleParts(float[] weights, String combiner) {
        this.weights = weights;
        this.combiner = combiner;
    }

    float[] weights() {
        return weights;
    }

    String combiner() {
        return combiner;
    }

    static EnsembleParts of(WeightedEnsembleModel<?> ensemble) {
        return of(WrittenModels.of(ensemble, ensemble.serialize()).unpack(ensemble, WeightedEnsembleModelProto.class));
    }

    static EnsembleParts of(WeightedEnsembleModelProto proto) {
        float[] weights = new float[proto.getWeightsCount()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = proto.getWeights(i);
        }
        return new EnsembleParts(weights, proto.getCombiner().getClassName());
    }

    /** Whether no member counts against what it says. */
    boolean weighsUpwards() {
        float sum = 0;
        for (float weight : weights) {
            if (!(weight >= 0)) {
                return false;
            }
            sum += weight;
        }
        return sum > 0 && Float.isFinite(sum);
    }
}
