package io.nightjar.quality;

import io.nightjar.quality.measure.Metric;
import io.nightjar.run.JobDefinition.Gate;

/** What gates ask for and a profile does not hold: how groups were treated, and how good scores turned out to be. */
@FunctionalInterface
public interface GroupFigures {
    /** Where nobody can tell. */
    GroupFigures NONE = (gate, night) -> Found.missing("nothing is known of groups and labels here");

    /**
     * The figure of a gate for which {@link io.nightjar.run.JobDefinition.Measure#isOfLabels} holds.
     *
     * @param night that is judged
     */
    Found of(Gate gate, QualityProfile night);

    /**
     * A figure.
     *
     * @param where it was found, for the end of a sentence: {@code between Male and Female}; empty where that is clear
     */
    record Found(Metric figure, String where) {

        public static Found missing(String why) {
            return new Found(Metric.notAvailable(why), "");
        }
    }
}
