package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.ScoringPath;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.data.columnar.RowProcessor;

/** A model, the pipeline found in its provenance, and the signature that both were checked against. */
record LoadedModel(Model<Label> model, RowProcessor<Label> pipeline, Signature signature) {
    private static final ScoringPath PATH = new ScoringPath("tribuo", "row by row through Tribuo, the reference");

    /** @throws NightjarException MODEL_UNREADABLE, MODEL_TYPE or MODEL_SIGNATURE */
    static LoadedModel read(byte[] bytes, Signature signature, String name) {
        Model<Label> model = TribuoModelReader.read(bytes, name);
        RowProcessor<Label> pipeline = pipeline(model, name);
        new SignatureCheck(name, signature).check(model, pipeline);
        return new LoadedModel(model, pipeline, signature);
    }

    private static RowProcessor<Label> pipeline(Model<Label> model, String name) {
        try {
            return PipelineProvenance.rebuild(model).orElseThrow(() -> new IllegalArgumentException("there is none"));
        } catch (RuntimeException e) {
            throw NightjarException.of(
                            ErrorCode.MODEL_UNREADABLE,
                            "Model " + name + ": no feature pipeline can be rebuilt from its provenance",
                            e)
                    .notDone("The model was not used.")
                    .next("train it through a Tribuo RowProcessor, for example with nightjar train");
        }
    }

    TribuoScorer scorer(Features policies) {
        return new TribuoScorer(model, pipeline, signature, policies, PATH);
    }

    GoldenAnswers goldenAnswers() {
        return new GoldenAnswers(signature, scorer(GoldenAnswers.POLICIES), new Margins(model, pipeline, signature));
    }
}
