package io.nightjar.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.tribuo.classification.sgd.protos.ClassificationLinearSGDProto;
import org.tribuo.math.protos.DenseTensorProto;
import org.tribuo.math.protos.LinearParametersProto;
import org.tribuo.math.protos.ParametersProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.sgd.protos.RegressionLinearSGDProto;

/** Linear models some of whose weights are replaced by odd ones. */
final class OddWeights {
    private static final double[] ODD = {0.0, -0.0, 1e300, -1e300, Double.MIN_VALUE, 1e-9, -40, 40, 700};

    private OddWeights() {}

    /** The model with such weights; the very same where it is not linear. */
    static ModelProto in(ModelProto model, double share, Random random) throws InvalidProtocolBufferException {
        if (model.getSerializedData().is(ClassificationLinearSGDProto.class)) {
            ClassificationLinearSGDProto.Builder linear =
                    model.getSerializedData().unpack(ClassificationLinearSGDProto.class).toBuilder();
            linear.setParams(in(linear.getParams(), share, random));
            return model.toBuilder().setSerializedData(Any.pack(linear.build())).build();
        }
        if (model.getSerializedData().is(RegressionLinearSGDProto.class)) {
            RegressionLinearSGDProto.Builder linear =
                    model.getSerializedData().unpack(RegressionLinearSGDProto.class).toBuilder();
            linear.setParams(in(linear.getParams(), share, random));
            return model.toBuilder().setSerializedData(Any.pack(linear.build())).build();
        }
        return model;
    }

    private static ParametersProto in(ParametersProto params, double share, Random random)
            throws InvalidProtocolBufferException {
        LinearParametersProto.Builder parameters =
                params.getSerializedData().unpack(LinearParametersProto.class).toBuilder();
        DenseTensorProto.Builder tensor =
                parameters.getWeightMatrix().getSerializedData().unpack(DenseTensorProto.class).toBuilder();
        ByteBuffer weights = ByteBuffer.wrap(tensor.getValues().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < weights.capacity(); at += Double.BYTES) {
            double trained = weights.getDouble(at);
            // Huge values in training may leave weights that are no numbers; such a model is not compiled.
            double weight = Double.isFinite(trained) || random.nextInt(3) == 0 ? trained : random.nextGaussian();
            weights.putDouble(at, random.nextDouble() < share ? ODD[random.nextInt(ODD.length)] : weight);
        }
        tensor.setValues(ByteString.copyFrom(weights.array()));
        parameters.getWeightMatrixBuilder().setSerializedData(Any.pack(tensor.build()));
        return params.toBuilder()
                .setSerializedData(Any.pack(parameters.build()))
                .build();
    }
}
