package io.nightjar.tribuo;

import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.ScorerLoader;
import java.util.Optional;

/** Loads Tribuo models, of classification and regression, that carry their feature pipeline in their provenance. */
public final class TribuoScorerLoader implements ScorerLoader {

    @Override
    public LoadedScorer load(ModelBundle bundle, Features policies) {
        String name = bundle.version().label();
        LoadedModel<?> model = LoadedModel.read(TribuoModelReader.part(bundle), bundle.signature(), name);
        GoldenCheck golden = new GoldenCheck(bundle);
        String agreement = golden.check(model.goldenAnswers());
        return new LoadedScorer(
                model.scorer(policies, golden.rows()), agreement, Optional.of(TribuoProvenance.of(model.model())));
    }
}
