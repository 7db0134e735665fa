package io.nightjar.tribuo;

import java.util.List;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.classification.sgd.fm.FMClassificationModel;
import org.tribuo.classification.sgd.protos.ClassificationLinearSGDProto;
import org.tribuo.classification.sgd.protos.FMClassificationModelProto;
import org.tribuo.common.sgd.AbstractFMModel;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.util.VectorNormalizer;
import org.tribuo.regression.ImmutableRegressionInfo;
import org.tribuo.regression.sgd.fm.FMRegressionModel;
import org.tribuo.regression.sgd.protos.FMRegressionModelProto;
import org.tribuo.regression.sgd.protos.RegressionLinearSGDProto;

/** Turns linear models and factorisation machines into arrays. */
record SgdCompiler<T extends Output<T>>(Task<T> task, WrittenModels written) {

    CompiledModel linear(AbstractLinearSGDModel<T> model, int set) throws NotCompiled {
        double[][] all = rows(model.getWeightsCopy());
        double[] bias = new double[all.length];
        for (int label = 0; label < bias.length; label++) {
            bias[label] = all[label][all[label].length - 1];
        }
        if (model instanceof org.tribuo.classification.sgd.linear.LinearSGDModel) {
            Finish finish = Finish.of(VectorNormalizer.deserialize(
                    written.unpack(model, ClassificationLinearSGDProto.class).getNormalizer()));
            return new CompiledLinear(set, all, bias, finish, "a linear model of " + all.length + " classes");
        }
        if (model instanceof org.tribuo.regression.sgd.linear.LinearSGDModel) {
            refuseOtherOrder(
                    model, written.unpack(model, RegressionLinearSGDProto.class).getDimensionNamesList());
            return new CompiledLinear(
                    set, all, bias, new Finish.Numbers(), "a linear regression" + several(all.length));
        }
        throw new NotCompiled("no kernel for " + model.getClass().getSimpleName());
    }

    CompiledModel factors(AbstractFMModel<T> model, int set) throws NotCompiled {
        Tensor[] parameters = model.getModelParameters().get();
        double[] bias = finite(((DenseVector) parameters[0]).toArray());
        double[][] weights = rows((DenseMatrix) parameters[1]);
        double[][][] factors = new double[parameters.length - 2][][];
        for (int label = 0; label < factors.length; label++) {
            factors[label] = rows((DenseMatrix) parameters[label + 2]);
        }
        if (model instanceof FMClassificationModel) {
            Finish finish = Finish.of(VectorNormalizer.deserialize(
                    written.unpack(model, FMClassificationModelProto.class).getNormalizer()));
            return new CompiledFactors(
                    set, weights, bias, factors, finish, "a factorisation machine of " + bias.length + " classes");
        }
        if (model instanceof FMRegressionModel) {
            FMRegressionModelProto proto = written.unpack(model, FMRegressionModelProto.class);
            refuseOtherOrder(model, proto.getDimensionNamesList());
            Finish finish = proto.getStandardise() ? restored(model) : new Finish.Numbers();
            return new CompiledFactors(
                    set,
                    weights,
                    bias,
                    factors,
                    finish,
                    "a regression by a factorisation machine" + several(bias.length));
        }
        throw new NotCompiled("no kernel for " + model.getClass().getSimpleName());
    }

    private static String several(int numbers) {
        return numbers == 1 ? "" : " of " + numbers + " numbers";
    }

    /** Tribuo calls the figure a variance that it multiplies by. */
    private static Finish restored(Model<?> model) {
        ImmutableRegressionInfo info = (ImmutableRegressionInfo) (Object) model.getOutputIDInfo();
        double[] means = new double[info.size()];
        double[] variances = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = info.getMean(i);
            variances[i] = info.getVariance(i);
        }
        return new Finish.Restored(means, variances);
    }

    private void refuseOtherOrder(Model<T> model, List<String> names) throws NotCompiled {
        if (!task.labels(model).equals(List.copyOf(names))) {
            throw new NotCompiled("its numbers have another order than their ids");
        }
    }

    private static double[][] rows(DenseMatrix matrix) throws NotCompiled {
        double[][] rows = new double[matrix.getDimension1Size()][matrix.getDimension2Size()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                rows[row][column] = matrix.get(row, column);
            }
            finite(rows[row]);
        }
        return rows;
    }

    /** An infinite weight makes NaN of a feature that a row has not, where Tribuo adds nothing. */
    private static double[] finite(double[] weights) throws NotCompiled {
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new NotCompiled("one of its weights is no number");
            }
        }
        return weights;
    }
}
