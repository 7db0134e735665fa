package io.nightjar.tribuo;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.UncheckedIOException;
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
        try {
            WeightedEnsembleModelProto proto =
                    ensemble.serialize().getSerializedData().unpack(WeightedEnsembleModelProto.class);
            float[] weights = new float[proto.getWeightsCount()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = proto.getWeights(i);
            }
            return new EnsembleParts(weights, proto.getCombiner().getClassName());
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
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
