package io.nightjar.tribuo;

import io.nightjar.model.Signature.Gives;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.data.columnar.ResponseProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Regression. */
record NumberTask() implements Task<Regressor> {

    @Override
    public Class<Regressor> type() {
        return Regressor.class;
    }

    @Override
    public OutputFactory<Regressor> factory() {
        return new RegressionFactory();
    }

    @Override
    public Regressor output(String text, String column) {
        return new Regressor(column, Double.parseDouble(text));
    }

    @Override
    public Trainer<Regressor> trainer(LinearSgd sgd) {
        return new LinearSGDTrainer(
                new SquaredLoss(),
                new AdaGrad(sgd.learningRate(), sgd.epsilon()),
                sgd.epochs(),
                -1,
                sgd.minibatch(),
                sgd.seed());
    }

    @Override
    public ResponseProcessor<Regressor> response(String field) {
        // With the field's name before the number, which so names the dimension.
        return new FieldResponseProcessor<>(List.of(field), List.of("NaN"), factory(), true, false);
    }

    @Override
    public Gives gives(Model<Regressor> model) {
        return Gives.NUMBERS;
    }

    @Override
    public List<String> labels(Model<Regressor> model) {
        ImmutableOutputInfo<Regressor> outputs = model.getOutputIDInfo();
        List<String> names = new ArrayList<>();
        for (int id = 0; id < outputs.size(); id++) {
            names.add(outputs.getOutput(id).getNames()[0]);
        }
        return names;
    }

    @Override
    public boolean read(
            Prediction<Regressor> answer, List<String> labels, int row, int[] prediction, double[][] scores) {
        for (int i = 0; i < scores.length; i++) {
            scores[i][row] = answer.getOutput()
                    .getDimension(labels.get(i))
                    .map(Regressor.DimensionTuple::getValue)
                    .orElse(Double.NaN);
        }
        return true;
    }
}
