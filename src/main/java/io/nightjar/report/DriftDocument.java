package io.nightjar.report;

import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.effect.DecisionEffect;
import io.nightjar.quality.measure.DriftMeasure;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Optional;

/**
 * How far a column has drifted from the baseline, in the JSON of a report.
 *
 * @param psiByChance what the stability index comes to when nothing has drifted
 * @param effect what the drift did to scores and decisions; null where nobody knows
 */
record DriftDocument(String column, Metric psiByChance, List<Measured> measures, Optional<Effect> effect) {

    /** See {@link DecisionEffect}. */
    record Effect(Metric crossed, Metric raised, Metric lowered, Metric shift, Metric distance) {
        static Effect of(DecisionEffect effect) {
            return new Effect(effect.crossed(), effect.raised(), effect.lowered(), effect.shift(), effect.distance());
        }
    }

    /** @param pValue not available for a measure that is no test */
    record Measured(String measure, Metric figure, Metric pValue) {}

    static DriftDocument of(ColumnDrift drift) {
        return new DriftDocument(
                drift.column(),
                drift.psiByChance(),
                DriftMeasure.all().stream()
                        .map(measure -> new Measured(measure.label(), drift.figure(measure), drift.pValue(measure)))
                        .toList(),
                drift.effect().map(Effect::of));
    }
}
