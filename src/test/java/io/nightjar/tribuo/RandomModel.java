package io.nightjar.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.nightjar.model.Signature;
import io.nightjar.table.RowBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.sgd.protos.ClassificationLinearSGDProto;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.protos.DenseTensorProto;
import org.tribuo.math.protos.LinearParametersProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Linear models of 1 to 50 classes, trained a little; some of their weights are then replaced by odd ones. */
final class RandomModel {
    private static final double[] ODD = {0.0, -0.0, 1e300, -1e300, Double.MIN_VALUE, 1e-9, -40, 40, 700};

    private RandomModel() {}

    static LoadedModel of(RandomColumns columns, Random random) throws InvalidProtocolBufferException {
        int classes = new int[] {1, 2, 2, 2, 3, 2 + random.nextInt(49)}[random.nextInt(6)];
        RowProcessor<Label> pipeline = FeaturePipeline.of(columns.features(), "the label");
        MutableDataset<Label> examples = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "random", OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), new LabelFactory()),
                new LabelFactory());
        for (int batch = 0; batch < 20 || examples.getOutputInfo().size() == 0; batch++) {
            RowBatch rows = columns.trainingRows(6, random);
            for (int row = 0; row < rows.rows(); row++) {
                Map<String, String> texts = RowTexts.of(columns.features(), rows, row);
                texts.put("the label", "class " + random.nextInt(classes));
                pipeline.generateExample(texts, true).ifPresent(examples::add);
            }
        }
        Model<Label> trained = new LinearSGDTrainer(
                        new LogMulticlass(), new AdaGrad(0.5, 0.1), 1, -1, 1, random.nextInt())
                .train(examples, Map.of("row-processor", pipeline.getProvenance()));
        byte[] bytes = withOddWeights(trained.serialize(), random.nextInt(3) * 0.1, random)
                .toByteArray();
        Signature signature = new Signature(columns.features(), SignatureCheck.labels(trained), Optional.empty());
        return LoadedModel.read(bytes, signature, "random");
    }

    private static ModelProto withOddWeights(ModelProto model, double share, Random random)
            throws InvalidProtocolBufferException {
        ClassificationLinearSGDProto linear = model.getSerializedData().unpack(ClassificationLinearSGDProto.class);
        LinearParametersProto parameters =
                linear.getParams().getSerializedData().unpack(LinearParametersProto.class);
        DenseTensorProto tensor =
                parameters.getWeightMatrix().getSerializedData().unpack(DenseTensorProto.class);
        ByteBuffer weights = ByteBuffer.wrap(tensor.getValues().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < weights.capacity(); at += Double.BYTES) {
            double trained = weights.getDouble(at);
            // Huge values in training may leave weights that are no numbers; such a model is not compiled.
            double weight = Double.isFinite(trained) || random.nextInt(3) == 0 ? trained : random.nextGaussian();
            weights.putDouble(at, random.nextDouble() < share ? ODD[random.nextInt(ODD.length)] : weight);
        }
        DenseTensorProto odd = tensor.toBuilder()
                .setValues(ByteString.copyFrom(weights.array()))
                .build();
        LinearParametersProto.Builder oddParameters = parameters.toBuilder();
        oddParameters.getWeightMatrixBuilder().setSerializedData(Any.pack(odd));
        ClassificationLinearSGDProto.Builder oddLinear = linear.toBuilder();
        oddLinear.getParamsBuilder().setSerializedData(Any.pack(oddParameters.build()));
        return model.toBuilder().setSerializedData(Any.pack(oddLinear.build())).build();
    }
}
