package io.nightjar.tribuo;

import io.nightjar.model.Signature.Gives;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.data.columnar.ResponseProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.transform.TransformedModel;

/** Classification. */
record ClassTask() implements Task<Label> {

    @Override
    public Class<Label> type() {
        return Label.class;
    }

    @Override
    public OutputFactory<Label> factory() {
        return new LabelFactory();
    }

    @Override
    public Label output(String text, String column) {
        return new Label(text);
    }

    @Override
    public Trainer<Label> trainer(LinearSgd sgd) {
        return new LinearSGDTrainer(
                new LogMulticlass(),
                new AdaGrad(sgd.learningRate(), sgd.epsilon()),
                sgd.epochs(),
                -1,
                sgd.minibatch(),
                sgd.seed());
    }

    @Override
    public ResponseProcessor<Label> response(String field) {
        // Tribuo would write classes in capitals unless told not to.
        return new FieldResponseProcessor<>(List.of(field), List.of(""), factory(), false, false);
    }

    @Override
    public Gives gives(Model<Label> model) {
        return givesProbabilities(model) ? Gives.PROBABILITIES : Gives.MARGINS;
    }

    /** Tribuo's ensembles always say so, also where they weigh scores that are no probabilities, or by less than 0. */
    private static boolean givesProbabilities(Model<Label> model) {
        if (model instanceof TransformedModel<Label> transformed) {
            return givesProbabilities(transformed.getInnerModel());
        }
        if (model instanceof WeightedEnsembleModel<Label> ensemble) {
            EnsembleParts parts = EnsembleParts.of(ensemble);
            boolean votes = parts.combiner().equals(VotingCombiner.class.getName());
            return parts.weighsUpwards()
                    && (votes || ensemble.getModels().stream().allMatch(ClassTask::givesProbabilities));
        }
        return model.generatesProbabilities();
    }

    @Override
    public List<String> labels(Model<Label> model) {
        ImmutableOutputInfo<Label> outputs = model.getOutputIDInfo();
        List<String> labels = new ArrayList<>();
        for (int id = 0; id < outputs.size(); id++) {
            labels.add(outputs.getOutput(id).getLabel());
        }
        return labels;
    }

    @Override
    public boolean read(Prediction<Label> answer, List<String> labels, int row, int[] prediction, double[][] scores) {
        Map<String, Label> byLabel = answer.getOutputScores();
        for (int i = 0; i < scores.length; i++) {
            @Nullable Label label = byLabel.get(labels.get(i));
            scores[i][row] = label == null ? Double.NaN : label.getScore();
        }
        @Nullable Label best = answer.getOutput();
        prediction[row] = best == null ? -1 : labels.indexOf(best.getLabel());
        return prediction[row] >= 0;
    }
}
