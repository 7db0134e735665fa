package io.nightjar.tribuo;

import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/** The weights of a linear model, class by class, the bias last. */
final class Weights {

    private Weights() {}

    static double[] of(byte[] model) {
        LinearSGDModel linear = (LinearSGDModel) TribuoModelReader.read(model, "test");
        DenseMatrix matrix = linear.getWeightsCopy();
        int columns = matrix.getDimension2Size();
        double[] weights = new double[matrix.getDimension1Size() * columns];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = matrix.get(i / columns, i % columns);
        }
        return weights;
    }
}
