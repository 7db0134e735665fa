package io.nightjar.scoring;

import io.nightjar.model.ModelBundle;
import io.nightjar.model.Provenance;
import java.util.Map;
import java.util.Optional;

/** Looks into the model of a bundle without scoring with it, also of one that could not score. */
public interface ModelContents {

    /** @throws io.nightjar.error.NightjarException MODEL_UNREADABLE or MODEL_TYPE */
    Provenance provenance(ModelBundle bundle);

    /** Digests of the footers of the files that it learned from, by their short location; empty where none are written in it. */
    Map<String, String> footers(ModelBundle bundle);

    /** Its weights; empty where it is not linear. */
    Optional<Weights> weights(ModelBundle bundle);
}
