package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.ScorerLoader;

/** Loads Tribuo models, of classification and regression, that carry their feature pipeline in their provenance. */
public final class TribuoScorerLoader implements ScorerLoader {

    @Override
    public LoadedScorer load(ModelBundle bundle, Features policies) {
        String name = bundle.version().label();
        byte[] bytes = bundle.parts().get(TribuoModelReader.PART);
        if (bytes == null) {
            throw NightjarException.of(
                            ErrorCode.MODEL_UNREADABLE, "Model " + name + " has no part " + TribuoModelReader.PART)
                    .notDone("The model was not used.");
        }
        LoadedModel<?> model = LoadedModel.read(bytes, bundle.signature(), name);
        GoldenCheck golden = new GoldenCheck(bundle);
        String agreement = golden.check(model.goldenAnswers());
        return new LoadedScorer(model.scorer(policies, golden.rows()), agreement);
    }
}
