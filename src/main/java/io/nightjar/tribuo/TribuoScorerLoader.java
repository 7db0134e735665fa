package io.nightjar.tribuo;

import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.ScorerLoader;
import java.util.List;
import java.util.Optional;

/** Loads Tribuo models, of classification and regression, that carry their feature pipeline in their provenance. */
public final class TribuoScorerLoader implements ScorerLoader {

    @Override
    public LoadedScorer load(ModelBundle bundle, Features policies) {
        String name = bundle.version().label();
        LoadedModel<?> model = LoadedModel.read(TribuoModelReader.part(bundle), bundle.signature(), name);
        GoldenCheck golden = new GoldenCheck(bundle);
        GoldenAnswers answers = model.goldenAnswers();
        Optional<ReferenceAnswers> reference = golden.rows().map(answers::reference);
        String agreement = golden.check(reference.map(answers::of).orElse(List.of()));
        return new LoadedScorer(
                model.scorer(policies, reference), agreement, Optional.of(TribuoProvenance.of(model.model())));
    }
}
