package io.nightjar.quality;

import io.nightjar.model.Signature;
import io.nightjar.model.Signature.Gives;
import io.nightjar.quality.effect.NearThreshold;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.scoring.ExplainedMargin;
import java.util.Optional;

/**
 * The threshold of a decision among the scores of a night. Rows are counted by the bins of the scores, which are 0.001 wide or
 * less.
 *
 * @param isLogOdds whether the margin is the logarithm of the score's odds, else it is the score
 */
record DecisionLine(ScoreProfile scores, double threshold, boolean isLogOdds) implements NearThreshold {
    private static final double EVEN = 0.5;

    /**
     * Empty where no threshold on the margin tells decisions apart.
     *
     * @param decision of the job; where it declares none the prediction of two classes is looked at
     */
    static Optional<DecisionLine> of(
            ScoreProfile scores, Signature signature, ExplainedMargin margin, Optional<Decision> decision) {
        boolean isLogOdds =
                signature.gives() == Gives.PROBABILITIES && margin.against().isPresent();
        boolean isScore =
                signature.gives() != Gives.PROBABILITIES && margin.against().isEmpty();
        if (scores.count() == 0 || !(isLogOdds || isScore)) {
            return Optional.empty();
        }
        return decision.map(Decision::threshold)
                .or(() -> isLogOdds ? Optional.of(EVEN) : Optional.empty())
                .map(threshold -> new DecisionLine(scores, threshold, isLogOdds));
    }

    @Override
    public double share(double displacement) {
        return Math.abs(scores.shareBelow(at(displacement)) - scores.shareBelow(threshold));
    }

    /** The score of a margin so far from the threshold. */
    private double at(double displacement) {
        return isLogOdds
                ? 1 / (1 + (1 - threshold) / threshold * StrictMath.exp(-displacement))
                : threshold + displacement;
    }
}
