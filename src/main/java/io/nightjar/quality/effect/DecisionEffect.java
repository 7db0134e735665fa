package io.nightjar.quality.effect;

import io.nightjar.quality.measure.Metric;

/**
 * What the drift of one column did to the scores and the decisions of a night: tonight against what they would be, had the
 * column its baseline's values.
 *
 * @param shift mean contribution of the column tonight less that over the baseline, in units of the margin: how far its drift
 *     moved scores as a whole
 * @param distance how far, up or down, its drift moved the margin of a row on average; at least the size of the shift, and as much
 *     where all rows were moved one way
 * @param raised share of the scored rows that are above the threshold and otherwise would not be
 * @param lowered share of the scored rows that are below it and otherwise would not be
 */
public record DecisionEffect(Metric shift, Metric distance, Metric raised, Metric lowered) {

    /** Share of the scored rows whose decision would be another one. */
    public Metric crossed() {
        return raised instanceof Metric.Value up && lowered instanceof Metric.Value down
                ? Metric.of(up.value() + down.value())
                : raised;
    }
}
