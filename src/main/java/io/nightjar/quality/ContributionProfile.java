package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.nightjar.quality.measure.Metric;

/**
 * What one feature contributed to the margins of all scored rows, where they were explained. Since a contribution is a
 * weight times a distance from the mean of the training rows, the mean of all is what the feature's drift since then did
 * to the scores.
 *
 * @param feature its name, see {@link io.nightjar.scoring.ExplainedFeature}
 * @param rows how many were explained
 * @param sums of the contributions
 * @param sizes of their absolute values
 */
public record ContributionProfile(String feature, long rows, Moments sums, Moments sizes) {

    @JsonIgnore
    public Metric mean() {
        return sums.mean(rows);
    }

    /** How much the feature moves a score, up or down, on average. */
    @JsonIgnore
    public Metric meanSize() {
        return sizes.mean(rows);
    }

    /** This and the next one in split order. */
    ContributionProfile merge(ContributionProfile next) {
        if (!feature.equals(next.feature)) {
            throw new IllegalArgumentException("profiles of different models");
        }
        return new ContributionProfile(feature, rows + next.rows, sums.plus(next.sums), sizes.plus(next.sizes));
    }
}
