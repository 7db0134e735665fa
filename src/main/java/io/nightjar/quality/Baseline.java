package io.nightjar.quality;

import java.util.Optional;

/**
 * The profile that later nights are compared with, and the score bins frozen with it. A model bundle carries one, made
 * from its held-out nights, as its part {@value #PART}.
 *
 * @param baselineVersion of this format
 * @param scoreBins empty where the model names no positive class or no row was scored
 * @param profile of the nights it was made from
 */
public record Baseline(int baselineVersion, Optional<ScoreBins> scoreBins, QualityProfile profile) {
    /** Name of the bundle part that holds it. */
    public static final String PART = "baseline.json";

    private static final int VERSION = 1;

    public Baseline {
        if (baselineVersion != VERSION) {
            throw new IllegalArgumentException("a baseline of version " + baselineVersion);
        }
    }

    /** Freezes a profile. */
    public static Baseline from(QualityProfile profile) {
        Optional<ScoreBins> bins =
                profile.score().filter(score -> score.count() > 0).map(ScoreBins::of);
        return new Baseline(VERSION, bins, profile);
    }

    /** Population Stability Index of a night's scores against these, see {@link DriftMeasure#psi}. */
    public Metric scorePsi(QualityProfile night) {
        if (scoreBins.isEmpty() || profile.score().isEmpty()) {
            return Metric.notAvailable("the baseline holds no scores");
        }
        if (night.score().isEmpty()) {
            return Metric.notAvailable("the model names no positive class");
        }
        if (!night.score().get().grid().equals(profile.score().get().grid())) {
            return Metric.notAvailable("the baseline's scores were counted over other bins");
        }
        ScoreBins bins = scoreBins.get();
        return DriftMeasure.psi(bins.expected(), bins.count(night.score().get()));
    }

    /** What {@link #scorePsi} comes to on average when nothing has drifted, see {@link DriftMeasure#psiByChance}. */
    public Metric scorePsiByChance(QualityProfile night) {
        if (scoreBins.isEmpty() || night.score().isEmpty() || profile.score().isEmpty()) {
            return Metric.notAvailable("there are no scores to compare");
        }
        return DriftMeasure.psiByChance(
                scoreBins.get().counts().size(),
                profile.score().get().count(),
                night.score().get().count());
    }

    public String toJson() {
        return ProfileJson.write(this);
    }

    /** @throws IllegalArgumentException where the text is no baseline of this version */
    public static Baseline fromJson(String json) {
        return ProfileJson.read(json, Baseline.class);
    }
}
