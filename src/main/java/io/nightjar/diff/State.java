package io.nightjar.diff;

import java.util.Map;
import java.util.Optional;

/**
 * What some rows come to with some model and policy: means over the rows.
 *
 * @param rows how many there are; at least 1
 * @param score their mean
 * @param before share of them at or above the first run's threshold; empty where it has none
 * @param after share of them at or above the second run's
 * @param margins where the model is linear and was asked; empty elsewhere
 */
public record State(
        long rows, double score, Optional<Double> before, Optional<Double> after, Optional<Margins> margins) {

    /**
     * What margins are made of, as means.
     *
     * @param margin of all
     * @param baseline of a row that has the model's mean of every feature
     * @param features contributions by feature; with the baseline they add up to the margin
     */
    public record Margins(double margin, double baseline, Map<String, Double> features) {
        public Margins {
            features = Map.copyOf(features);
        }
    }
}
