package io.nightjar.scoring;

import io.nightjar.model.ModelBundle;
import io.nightjar.model.Provenance;
import io.nightjar.run.JobDefinition;
import java.util.Optional;

/** Turns a bundle into a scorer that has proved itself. */
public interface ScorerLoader {

    /**
     * Loads the model, checks that it is a classification model of the bundle's signature, and scores the golden rows.
     *
     * @throws io.nightjar.error.NightjarException MODEL_UNREADABLE, MODEL_TYPE, MODEL_SIGNATURE or MODEL_GOLDEN_ROWS
     */
    LoadedScorer load(ModelBundle bundle, JobDefinition.Features policies);

    /**
     * A scorer and how far its golden rows agreed.
     *
     * @param golden one of {@code bit-exact}, {@code within 2 ulp}, {@code none}
     * @param provenance how the model was made; absent where it does not say
     */
    record LoadedScorer(Scorer scorer, String golden, Optional<Provenance> provenance) {}
}
