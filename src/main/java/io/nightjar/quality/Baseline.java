package io.nightjar.quality;

import io.nightjar.quality.measure.Comparison;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The profile that later nights are compared with, and the score bins frozen with it.
 *
 * @param nights it was made from, ascending
 * @param scoreBins empty where the model names no positive class or no row was scored
 * @param profile of those nights
 */
public record Baseline(List<LocalDate> nights, Optional<ScoreBins> scoreBins, QualityProfile profile) {

    public Baseline {
        nights = List.copyOf(nights);
    }

    /** Freezes the profile of some nights. */
    public static Baseline from(List<LocalDate> nights, QualityProfile profile) {
        Optional<ScoreBins> bins =
                profile.score().filter(score -> score.count() > 0).map(ScoreBins::of);
        return new Baseline(nights, bins, profile);
    }

    /** Population Stability Index of a night's scores against these, see {@link PopulationStability}. */
    public Metric scorePsi(QualityProfile night) {
        if (scoreBins.isEmpty() || profile.score().isEmpty()) {
            return Metric.notAvailable("the baseline holds no scores");
        }
        if (night.score().isEmpty()) {
            return Metric.notAvailable("the model gives no one score");
        }
        if (!night.score().get().grid().equals(profile.score().get().grid())) {
            return Metric.notAvailable("the baseline's scores were counted over other bins");
        }
        ScoreBins bins = scoreBins.get();
        return new PopulationStability()
                .between(Comparison.ofBins(
                        bins.expected(), bins.count(night.score().get())));
    }

    /** What {@link #scorePsi} comes to on average when nothing has drifted, see {@link PopulationStability#byChance}. */
    public Metric scorePsiByChance(QualityProfile night) {
        if (scoreBins.isEmpty() || night.score().isEmpty() || profile.score().isEmpty()) {
            return Metric.notAvailable("there are no scores to compare");
        }
        return PopulationStability.byChance(
                scoreBins.get().counts().size(),
                profile.score().get().count(),
                night.score().get().count());
    }
}
