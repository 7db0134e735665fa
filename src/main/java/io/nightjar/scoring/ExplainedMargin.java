package io.nightjar.scoring;

import java.util.List;
import java.util.Optional;

/**
 * The figure that contributions add up to.
 *
 * @param label the class or the number that it is of; empty where it is of each row's own prediction
 * @param against the class that is weighed against it, where the model has but two: a difference of margins, which is the
 *     logarithm of the odds; empty elsewhere
 * @param baselines of each class, or number, in the signature's order: the margin where every feature has its mean
 */
public record ExplainedMargin(Optional<String> label, Optional<String> against, List<Double> baselines) {

    public ExplainedMargin {
        baselines = List.copyOf(baselines);
    }
}
