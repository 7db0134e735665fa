package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.RowBatch;
import io.nightjar.tribuo.LinearCompiler.NotCompiled;
import java.util.List;
import java.util.Optional;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.data.columnar.RowProcessor;

/** A model, the pipeline found in its provenance, and the signature that both were checked against. */
record LoadedModel(Model<Label> model, RowProcessor<Label> pipeline, Signature signature) {

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

    /**
     * The compiled scorer where there is one that proves itself, else the reference.
     *
     * @param proof rows on which it must give the reference's answers, beside the edges of every column
     */
    Scorer scorer(Features policies, Optional<RowBatch> proof) {
        try {
            CompiledLinear linear = new LinearCompiler(this).compile();
            prove(linear, new GoldenCandidates(signature.features(), List.of(), 0).rows());
            if (proof.isPresent()) {
                prove(linear, proof.get());
            }
            return new CompiledLinearScorer(linear, policies);
        } catch (NotCompiled e) {
            return reference(policies, "row by row through Tribuo: " + e.getMessage());
        }
    }

    private void prove(CompiledLinear linear, RowBatch rows) throws NotCompiled {
        Scorer reference = reference(GoldenAnswers.POLICIES, "the proof");
        Scorer compiled = new CompiledLinearScorer(linear, GoldenAnswers.POLICIES);
        if (!BitEquality.of(reference.score(rows), compiled.score(rows))) {
            throw new NotCompiled("its kernels do not give Tribuo's answers");
        }
    }

    TribuoScorer reference(Features policies, String reason) {
        return new TribuoScorer(this, policies, new ScoringPath("tribuo", reason));
    }

    /** What Tribuo itself says of golden rows. */
    GoldenAnswers goldenAnswers() {
        return new GoldenAnswers(
                signature,
                reference(GoldenAnswers.POLICIES, "the golden rows"),
                new Margins(model, pipeline, signature));
    }
}
