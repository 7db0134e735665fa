package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.RowBatch;
import java.util.List;
import java.util.Optional;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.protos.core.ModelProto;

/**
 * A model, as it was read and as it was written, the pipeline found in its provenance, and the signature that both were checked against.
 *
 * @param <T> Tribuo's type of an answer
 */
record LoadedModel<T extends Output<T>>(
        Model<T> model, WrittenModels written, Task<T> task, RowProcessor<T> pipeline, Signature signature) {

    /** @throws NightjarException MODEL_UNREADABLE, MODEL_TYPE or MODEL_SIGNATURE */
    static LoadedModel<?> read(byte[] bytes, Signature signature, String name) {
        ModelProto proto = TribuoModelReader.parse(bytes, name);
        Model<?> model = TribuoModelReader.read(proto, name);
        WrittenModels written = WrittenModels.of(model, proto);
        return read(model, written, TribuoModelReader.task(model, name), signature, name);
    }

    private static <T extends Output<T>> LoadedModel<T> read(
            Model<?> read, WrittenModels written, Task<T> task, Signature signature, String name) {
        Model<T> model = read.castModel(task.type());
        RowProcessor<T> pipeline = pipeline(model, name);
        new SignatureCheck(name, signature).check(model, task, pipeline);
        return new LoadedModel<>(model, written, task, pipeline, signature);
    }

    private static <T extends Output<T>> RowProcessor<T> pipeline(Model<T> model, String name) {
        try {
            return PipelineProvenance.rebuild(model).orElseThrow(() -> new IllegalArgumentException("there is none"));
        } catch (RuntimeException e) {
            throw NightjarException.of(
                            ErrorCode.MODEL_UNREADABLE,
                            "Model " + name
                                    + ": no feature pipeline can be rebuilt from its provenance, so that nothing"
                                    + " says which column gives which feature; it was not trained through a RowProcessor",
                            e)
                    .notDone("The model was not used.")
                    .next("nightjar train " + name.replaceFirst("@.*", ""))
                    .next("nightjar models list");
        }
    }

    /**
     * The compiled scorer where there is one that proves itself, else the reference.
     *
     * @param proof answers that it must give too, beside those at the edges of every column
     */
    Scorer scorer(Features policies, Optional<ReferenceAnswers> proof) {
        try {
            Compilation compiled = new ModelCompiler<>(this).compile();
            RowBatch edges = new GoldenCandidates(signature.features(), List.of(), 0).rows();
            prove(compiled, goldenAnswers().reference(edges));
            if (proof.isPresent()) {
                prove(compiled, proof.get());
            }
            return new CompiledScorer(
                    compiled, policies, LinearExplainer.of(this, compiled).map(Explainer.class::cast));
        } catch (NotCompiled e) {
            return reference(policies, "row by row through Tribuo: " + e.getMessage());
        }
    }

    private void prove(Compilation compiled, ReferenceAnswers reference) throws NotCompiled {
        Scorer candidate = new CompiledScorer(compiled, GoldenAnswers.POLICIES);
        if (!BitEquality.of(reference.scored(), candidate.score(reference.rows()))) {
            throw new NotCompiled("its kernels do not give Tribuo's answers");
        }
    }

    TribuoScorer<T> reference(Features policies, String reason) {
        return new TribuoScorer<>(this, policies, new ScoringPath("tribuo", reason));
    }

    Examples<T> examples() {
        return new Examples<>(pipeline, signature.features());
    }

    /** What Tribuo itself says of golden rows. */
    GoldenAnswers goldenAnswers() {
        return new GoldenAnswers(signature, reference(GoldenAnswers.POLICIES, "the golden rows"), Margins.of(this));
    }
}
