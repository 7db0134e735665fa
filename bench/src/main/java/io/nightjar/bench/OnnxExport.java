package io.nightjar.bench;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/**
 * The graph that Tribuo exports, in double precision: Tribuo rounds weights to floats, and its scores then agree with
 * nobody's to more than six digits.
 */
final class OnnxExport {
    private static final int DOUBLE = TensorProto.DataType.DOUBLE.getNumber();

    private OnnxExport() {}

    static ModelProto of(Model<Label> trained) {
        LinearSGDModel model = (LinearSGDModel) trained;
        ModelProto single = model.exportONNXModel("io.nightjar.bench", 1);
        DenseMatrix weights = model.getWeightsCopy();
        GraphProto.Builder graph = single.getGraph().toBuilder();
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            boolean isBias = tensor.getName().contains("bias");
            tensor.clearFloatData().clearRawData().setDataType(DOUBLE).setRawData(values(tensor, weights, isBias));
        }
        graph.getInputBuilderList().forEach(OnnxExport::widen);
        graph.getOutputBuilderList().forEach(OnnxExport::widen);
        return single.toBuilder().setGraph(graph).build();
    }

    /** Weights lie feature by feature, the classes of one beside each other; the bias is the matrix's last column. */
    private static ByteString values(TensorProto.Builder tensor, DenseMatrix weights, boolean isBias) {
        int classes = weights.getDimension1Size();
        int bias = weights.getDimension2Size() - 1;
        int features = isBias ? 1 : bias;
        if (!isBias && (tensor.getDims(0) != features || tensor.getDims(1) != classes)) {
            throw new IllegalStateException("weights of " + tensor.getDimsList());
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(features * classes * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int feature = 0; feature < features; feature++) {
            for (int label = 0; label < classes; label++) {
                bytes.putDouble(weights.get(label, isBias ? bias : feature));
            }
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private static void widen(ValueInfoProto.Builder value) {
        value.getTypeBuilder().getTensorTypeBuilder().setElemType(DOUBLE);
    }
}
